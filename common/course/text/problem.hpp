#pragma once

#include <string>

namespace course {

// Something that keeps the course itself from working, told to a person: what is wrong, and the
// command or edit that mends it. A learner's wrong answer is a Verdict, not a Problem.
struct Problem {
  std::string what;
  std::string mend;  // May be empty when nothing can be advised.
};

}  // namespace course

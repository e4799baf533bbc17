#pragma once

#include <string>
#include <vector>

#include "course/session/session.hpp"

namespace course {

struct DevCheckOptions {
  std::vector<std::string> lessons;  // Numbers or folder names; none means all.
};

// The course checks itself: reads every lesson, builds all answers in one go and judges them. Prints one
// line for each finding and, at the end, "N passed, N failed". Gives `done` when nothing was found.
//
// What is written (includes, names, tags, headings, hints) is compared as text, so there is no second list of
// anything; what behaves is judged by the learner's own judges. If something does not compile, nothing is
// judged: old executables would give yesterday's verdicts.
int dev_check(Session& session, const DevCheckOptions& options);

}  // namespace course

#pragma once

#include <string>

#include "course/session/session.hpp"

namespace course {

struct CheckOptions {
  std::string what;  // As Session::select takes it.
  bool json = false;
  bool solutions = false;  // Judges the solutions instead of the learner's files; progress is not touched.
};
// Judges once, and prints the verdicts. Returns exit_ok only if all of them passed.
int check(Session& session, const CheckOptions& options);

}  // namespace course

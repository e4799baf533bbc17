#pragma once

#include <string>

#include "course/session/session.hpp"

namespace course {

struct ResetOptions {
  std::string what;  // As Session::select takes it, but never empty: nothing is reset by accident.
  bool yes = false;
};
// Puts the starters back; the learner's files are backed up first.
int reset(Session& session, const ResetOptions& options);

}  // namespace course

#pragma once

#include <expected>
#include <string>

#include "course/session/session.hpp"

namespace course {

struct ResetOptions {
  std::string what;  // As Session::select takes it, but never empty: nothing is reset by accident.
  bool yes = false;
};
// Puts the starters back; the learner's files are backed up first.
int reset(Session& session, const ResetOptions& options);

// The same for one exercise, without asking. Returns what a person is told.
std::expected<std::string, Problem> begin_again(Session& session, const Exercise& exercise);

}  // namespace course

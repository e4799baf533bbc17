#pragma once

#include <string>

#include "course/session/session.hpp"

namespace course {

struct WatchOptions {
  std::string place{};         // As Session::select_place takes it; empty is where the learner is.
  std::string edit_command{};  // As editor_for() takes it.
};
// Goes on at `place`, judges on every save and answers keys until q. Without a terminal it prints where the
// learner is and how to go on. Gives an exit code.
int watch(Session& session, const WatchOptions& options = {});

}  // namespace course

#pragma once

#include <string>

#include "course/session/session.hpp"

namespace course {

// Resumes where the learner is, or at `place` (as Session::select_place takes it), judges on every save and
// answers keys until q. Without a terminal it prints where the learner is and how to go on. Gives an exit
// code.
int watch(Session& session, const std::string& place = {});

}  // namespace course

#pragma once

#include <string>

#include "course/session/session.hpp"

namespace course {

// Runs the attacks of labs, against the flawed servers and against the learner's own. `lab`: an id, "all", or
// empty for the labs of the lesson where the learner is.
int attack(Session& session, const std::string& lab);

}  // namespace course

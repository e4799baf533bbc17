#pragma once

#include <string>

#include "course/session/session.hpp"

namespace course {

// Moves the clock of the lessons' servers on ("+15m") or back to that of this machine ("reset"), and shows
// it.
int clock(const Session& session, const std::string& change);

}  // namespace course

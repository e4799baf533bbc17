#pragma once

#include <cstdint>
#include <optional>

#include "taskboard/session.hpp"

namespace lesson {

using taskboard::absolute_limit;
using taskboard::idle_limit;
using taskboard::RefreshProblem;
using taskboard::Session;

// Returns why a session is too old for a refresh at `now`; std::nullopt if it is not (R27).
//   RefreshProblem::session_too_old   it started absolute_limit seconds ago, or longer
//   RefreshProblem::idle_too_long     it was last used idle_limit seconds ago, or longer
// Returns the first if both are true. All times are seconds since 1970, on our own clock.
std::optional<RefreshProblem> check_session_age(const Session& session, std::int64_t now);

}  // namespace lesson

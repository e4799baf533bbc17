#pragma once

#include <cstdint>
#include <optional>

#include "taskboard/session.hpp"

namespace lesson {

using taskboard::absolute_limit;
using taskboard::idle_limit;
using taskboard::RefreshProblem;
using taskboard::Session;

// Why a session is too old for a refresh at `now`; nothing when it is not (R27).
//   RefreshProblem::session_too_old   it started absolute_limit seconds ago, or longer
//   RefreshProblem::idle_too_long     it was last used idle_limit seconds ago, or longer
// Both may be true: then the first of them. All times are seconds since 1970, on one clock: our own.
std::optional<RefreshProblem> check_session_age(const Session& session, std::int64_t now);

}  // namespace lesson

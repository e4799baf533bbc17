#pragma once

#include <cstdint>

#include "store/database.hpp"
#include "taskboard_api/caller.hpp"

namespace lesson {

using Caller = taskboard_api::SessionCaller;
using taskboard_api::LogoutScope;

// Ends the caller's session, or all sessions of the caller's user, at `now` in seconds since 1970 (R31).
//   sessions       ended_at becomes `now`, unless it had ended before: no refresh token of it works any more
//   ended_tokens   gets each access token of such a session whose end is after `now`, by its issuer and id
//                  (taskboard::token_issuer, access_id), with its own end. A token may be there already.
// All happens, or nothing, and store::Failure goes on to the caller. Nobody else's session ends, and no entry
// leaves the list.
void log_out(store::Database& database, const Caller& caller, LogoutScope scope, std::int64_t now);

}  // namespace lesson

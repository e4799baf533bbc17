#pragma once

#include <cstdint>

#include "store/database.hpp"
#include "taskboard_api/caller.hpp"

namespace lesson {

using Caller = taskboard_api::SessionCaller;
using taskboard_api::LogoutScope;

// Ends the caller's session, or all sessions of the caller's user, at `now` in seconds since 1970 (R31).
//   sessions       ended_at becomes `now`, unless the session had already ended. No refresh token of it works
//                  any longer
//   ended_tokens   gets each access token of such a session that expires after `now`, by its issuer and id
//                  (taskboard::token_issuer, access_id), with its own expiry. A token may be there already
// Either all of this happens or nothing. Throws store::Failure if the database cannot do its work. Nobody
// else's session ends, and no entry is removed from the list.
void log_out(store::Database& database, const Caller& caller, LogoutScope scope, std::int64_t now);

}  // namespace lesson

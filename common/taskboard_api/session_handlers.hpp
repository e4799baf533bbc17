#pragma once

#include <cstdint>
#include <expected>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "base/clock.hpp"
#include "taskboard/passwords.hpp"
#include "taskboard/session.hpp"
#include "taskboard/token_pair.hpp"
#include "taskboard_api/caller.hpp"
#include "taskboard_api/database.hpp"

// Sessions: how one starts, how it is refreshed, how it ends, and which ones there are.
namespace taskboard_api {

using SessionHandler = std::function<web::Reply(const SessionCaller&, const web::Request&)>;

// Returns the first pair of a new session, made at `now`; std::nullopt if this user gets none.
using FirstPair = std::function<std::optional<taskboard::TokenPair>(store::Database&, const taskboard::User&,
                                                                    std::int64_t now)>;

// POST /users/login: 200 with the first pair of a new session; 401, one text for every reason.
OpenHandler start_session_with(std::shared_ptr<const taskboard::Passwords> passwords, FirstPair first_pair,
                               base::Clock clock);

// Returns the next pair for a refresh token, or why there is none.
using Refresh = std::function<std::expected<taskboard::TokenPair, taskboard::RefreshProblem>(
    store::Database&, const std::string& presented)>;

// 400 {"error": "invalid_grant"}: one answer for every reason, because a client that tries tokens must not
// learn which of them was once a good one. The reason is for the log.
web::Reply invalid_grant(taskboard::RefreshProblem problem);

// POST /refresh {"refresh_token"}: 200 with the next pair; 400 invalid_grant, one answer for every reason
// (RFC 6749 §5.2). Not 401, which tells a client to refresh.
OpenHandler refresh_with(Refresh refresh);

// Ends sessions of this caller and revokes their access tokens, at `now` in seconds since 1970.
using LogOut = std::function<void(store::Database&, const SessionCaller&, LogoutScope, std::int64_t now)>;
void log_out(store::Database& database, const SessionCaller& caller, LogoutScope scope, std::int64_t now);

// POST /logout, POST /logout-all: 204.
SessionHandler log_out_with(LogOut log_out, LogoutScope scope, base::Clock clock);

// GET /sessions: 200 with the caller's open sessions.
SessionHandler list_sessions_with(base::Clock clock);

}  // namespace taskboard_api

#pragma once

#include <expected>
#include <functional>
#include <memory>
#include <string>

#include "store/pool.hpp"
#include "taskboard/session.hpp"
#include "taskboard/token_pair.hpp"
#include "taskboard_api/caller.hpp"
#include "taskboard_api/routes.hpp"
#include "taskboard_api/session_tokens.hpp"

// The doors of a Taskboard that knows sessions. Lesson 4 has none of them.
namespace taskboard_api {

// A login: starts a session of this user, and gives its first tokens.
using Start = std::function<taskboard::TokenPair(store::Database&, const taskboard::User&)>;

// A refresh: what this refresh token is worth.
using Refresh = std::function<std::expected<taskboard::TokenPair, taskboard::RefreshProblem>(
    store::Database&, const std::string& presented)>;

// A logout: ends sessions of this caller.
using LogOut = std::function<void(store::Database&, const Caller&, Which)>;

struct SessionDecisions {
  Start start;
  Refresh refresh;
  LogOut log_out;
  base::Clock clock = base::system_seconds;
};

// What the library answers for each.
SessionDecisions session_decisions(const std::shared_ptr<const SessionTokens>& tokens);

// POST /users/login: 200 with the pair; 401, one text for every reason. For Decisions::log_in, with
// pair_schema() for Decisions::login_answer.
OpenHandler login_with_session(std::shared_ptr<const taskboard::Passwords> passwords, Start start);

web::Schema pair_schema();

// POST /refresh       {"refresh_token"}: 200 with the next pair; 400 invalid_grant, one answer for every
//                     reason (RFC 6749 §5.2). Not 401: that tells a client to refresh.
// POST /logout        204; the session and its access tokens have ended
// POST /logout-all    204; every session of the caller
// GET /sessions       the caller's sessions that go on
void add_session_routes(web::App& app, const std::shared_ptr<store::Pool>& pool,
                        const web::Guard<Caller>& caller, const SessionDecisions& decisions);

}  // namespace taskboard_api

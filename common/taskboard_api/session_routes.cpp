// Sessions: how one goes on, how it ends, and which ones there are.
#include "taskboard_api/session_routes.hpp"

#include <utility>

#include "taskboard/login.hpp"
#include "taskboard/sessions.hpp"
#include "taskboard_api/database.hpp"
#include "taskboard_api/internal/answers.hpp"
#include "taskboard_api/internal/session_models.hpp"

namespace taskboard_api {
namespace {

using taskboard::Session;

// Every reason has this answer: who tries tokens must not learn which of them was once a good one.
web::Reply invalid_grant(taskboard::RefreshProblem problem) {
  auto reply = web::json(400, {{"error", "invalid_grant"}, {"detail", "Log in again"}});
  reply.log_reason = "refresh: " + std::string(taskboard::code(problem));
  return reply;
}

web::Schema invalid_grant_schema() {
  return {
      "InvalidGrant",
      {{"type", "object"},
       {"required", json::Value::array({"error", "detail"})},
       {"properties",
        {{"error", {{"type", "string"}, {"const", "invalid_grant"}}}, {"detail", {{"type", "string"}}}}}}};
}

auto refresh_with(const Refresh& refresh) {
  return [refresh](store::Database& database, const web::Request& request) {
    const auto pair = refresh(database, refresh_model().read(request).refresh_token);
    return pair ? web::ok(pair_answer(*pair)) : invalid_grant(pair.error());
  };
}

auto log_out_with(const SessionDecisions& decisions, Which which) {
  return [log_out = decisions.log_out, clock = decisions.clock, which](
             store::Database& database, const Caller& caller, const web::Request&) {
    log_out(database, caller, which);
    taskboard::forget_ended_tokens(database, clock());
    return web::no_content();
  };
}

auto list_with(const base::Clock& clock) {
  return [clock](store::Database& database, const Caller& caller, const web::Request&) {
    auto list = json::Value::array();
    for (const Session& session : taskboard::living_sessions(database, caller.user.id, clock()))
      list.push_back(session_view_model().write({.id = session.id,
                                                 .started_at = session.started_at,
                                                 .last_used_at = session.last_used_at,
                                                 .current = session.id == caller.session}));
    return web::ok(list);
  };
}

}  // namespace

SessionDecisions session_decisions(const std::shared_ptr<const SessionTokens>& tokens) {
  return {.start =
              [tokens](store::Database& database, const taskboard::User& user) {
                auto pair = tokens->pair(user);
                taskboard::start_session(database, user.id, pair, tokens->now());
                return pair;
              },
          .refresh =
              [tokens](store::Database& database, const std::string& presented) {
                const auto issue = [&](const taskboard::User& user) { return tokens->pair(user); };
                return taskboard::refresh(database, presented, issue, tokens->now());
              },
          .log_out =
              [tokens](store::Database& database, const Caller& caller, Which which) {
                if (which == Which::every_session)
                  return taskboard::end_all_sessions(database, caller.user.id, tokens->now());
                taskboard::end_session(database, caller.session, tokens->now());
              },
          .clock = [tokens] { return tokens->now(); }};
}

OpenHandler login_with_session(std::shared_ptr<const taskboard::Passwords> passwords, Start start) {
  return [passwords = std::move(passwords), start = std::move(start)](store::Database& database,
                                                                      const web::Request& request) {
    const auto answer = [&](const taskboard::User& user) { return pair_answer(start(database, user)); };
    return login(passwords, answer)(database, request);
  };
}

void add_session_routes(web::App& app, const std::shared_ptr<store::Pool>& pool,
                        const web::Guard<Caller>& caller, const SessionDecisions& decisions) {
  app.post("/refresh",
           {.summary = "A refresh token for the next pair",
            .tags = {"sessions"},
            .body = {{refresh_model().schema()}},
            .answers = answers({200, "The pair", pair_schema()},
                               {{400, "It is not accepted; why, nobody learns", invalid_grant_schema()}})},
           web::open(with_database(pool, refresh_with(decisions.refresh))));
  app.post("/logout",
           {.summary = "End this session", .tags = {"sessions"}, .answers = answers({204, "It has ended"})},
           caller(with_database(pool, log_out_with(decisions, Which::this_session))));
  app.post(
      "/logout-all",
      {.summary = "End all my sessions", .tags = {"sessions"}, .answers = answers({204, "They have ended"})},
      caller(with_database(pool, log_out_with(decisions, Which::every_session))));
  app.get("/sessions",
          {.summary = "My sessions",
           .tags = {"sessions"},
           .answers = answers({200, "By id", list_of(session_view_model().schema())})},
          caller(with_database(pool, list_with(decisions.clock))));
}

}  // namespace taskboard_api

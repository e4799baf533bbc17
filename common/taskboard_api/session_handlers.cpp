#include "taskboard_api/session_handlers.hpp"

#include <utility>

#include "taskboard/sessions.hpp"
#include "taskboard_api/account_handlers.hpp"
#include "taskboard_api/internal/session_models.hpp"
#include "taskboard_api/session_tokens.hpp"

namespace taskboard_api {

OpenHandler start_session_with(std::shared_ptr<const taskboard::Passwords> passwords, FirstPair first_pair,
                               base::Clock clock) {
  const auto answer = [first_pair = std::move(first_pair), clock = std::move(clock)](
                          store::Database& database,
                          const taskboard::User& user) -> std::optional<json::Value> {
    const auto now = clock();
    const auto pair = first_pair(database, user, now);
    if (!pair || !taskboard::start_session(database, user, *pair, now)) return std::nullopt;
    return pair_answer(*pair);
  };
  return log_in_with(std::move(passwords), answer);
}

web::Reply invalid_grant(taskboard::RefreshProblem problem) {
  auto reply = web::json(400, {{"error", "invalid_grant"}, {"detail", "Log in again"}});
  reply.log_reason = "refresh: " + std::string(taskboard::code(problem));
  return reply;
}

OpenHandler refresh_with(Refresh refresh) {
  return [refresh = std::move(refresh)](store::Database& database, const web::Request& request) {
    const auto pair = refresh(database, refresh_model().read(request).refresh_token);
    if (!pair) return invalid_grant(pair.error());
    request.caller->token_id = pair->access.id;
    return web::ok(pair_answer(*pair));
  };
}

void log_out(store::Database& database, const SessionCaller& caller, LogoutScope scope, std::int64_t now) {
  if (scope == LogoutScope::every_session) return taskboard::end_all_sessions(database, caller.user.id, now);
  taskboard::end_session(database, caller.session, now);
}

SessionHandler log_out_with(LogOut log_out, LogoutScope scope, base::Clock clock) {
  return [log_out = std::move(log_out), scope, clock = std::move(clock)](const SessionCaller& caller,
                                                                         const web::Request&) {
    const auto now = clock();
    log_out(*caller.database, caller, scope, now);
    taskboard::forget_ended_tokens(*caller.database, now);
    return web::no_content();
  };
}

SessionHandler list_sessions_with(base::Clock clock) {
  return [clock = std::move(clock)](const SessionCaller& caller, const web::Request&) {
    auto list = json::Value::array();
    for (const auto& session : taskboard::open_sessions(*caller.database, caller.user.id, clock()))
      list.push_back(session_view_model().write({.id = session.id,
                                                 .started_at = session.started_at,
                                                 .last_used_at = session.last_used_at,
                                                 .current = session.id == caller.session}));
    return web::ok(list);
  };
}

}  // namespace taskboard_api

// The doors of Taskboard with sessions: how the answers of this lesson become one refresh.
#include "routes.hpp"

#include <utility>

#include "check_session_age.hpp"
#include "end_reused_family.hpp"
#include "issue_pair.hpp"
#include "log_out.hpp"
#include "rotate.hpp"
#include "taskboard/sessions.hpp"
#include "taskboard_api/session_guards.hpp"
#include "taskboard_api/session_routes.hpp"

namespace lesson {
namespace {

using Refreshed = std::expected<TokenPair, RefreshProblem>;

// A token that could not be spent: because somebody was faster, or because of how the session stands.
RefreshProblem refused(store::Database& database, const Session& session, const std::string& presented,
                       std::int64_t now) {
  if (!end_reused_family(database, presented, now)) return RefreshProblem::session_ended;
  taskboard::end_access_tokens(database, session.id, now);  // The thief's, too.
  return RefreshProblem::used_before;
}

// The looks come first, and decide nothing for good: only rotate() spends, and it looks again.
Refreshed refresh(store::Database& database, const std::string& presented, const jwt::Key& key,
                  std::int64_t now) {
  const auto session = taskboard::find_session(database, presented);
  if (!session) return std::unexpected(RefreshProblem::unknown);
  if (const auto problem = check_session_age(*session, now)) return std::unexpected(*problem);
  auto next = issue_pair(database, session->user_id, key, now);
  if (!next) return std::unexpected(RefreshProblem::no_active_user);
  if (!rotate(database, presented, *next, now))
    return std::unexpected(refused(database, *session, presented, now));
  return std::move(*next);
}

// REQUIRES: an active user, whom the login has just found. Who was removed in between finds a broken door.
TokenPair start(store::Database& database, const taskboard::User& user, const jwt::Key& key,
                std::int64_t now) {
  auto pair = issue_pair(database, user.id, key, now).value();
  taskboard::start_session(database, user.id, pair, now);
  return pair;
}

taskboard_api::SessionDecisions decisions(const jwt::Key& key, const base::Clock& clock) {
  return {.start = [key, clock](store::Database& database,
                                const taskboard::User& user) { return start(database, user, key, clock()); },
          .refresh = [key, clock](
                         store::Database& database,
                         const std::string& presented) { return refresh(database, presented, key, clock()); },
          .log_out = [clock](store::Database& database, const Caller& caller,
                             Which which) { log_out(database, caller, which, clock()); },
          .clock = clock};
}

}  // namespace

web::App taskboard_app(Ground ground) {
  web::App app(
      {.title = "Taskboard with sessions", .description = "Users, projects and tasks of a small team."});
  const auto sessions = decisions(ground.key, ground.clock);
  const taskboard_api::SessionTokens tokens(ground.key, ground.clock);
  const auto caller = taskboard_api::caller_guard(ground.pool, tokens.access().verifier());
  taskboard_api::add_routes(app, ground.pool, guards_of(caller, std::move(ground.metrics_key)),
                            {.register_user = taskboard_api::registration(ground.passwords),
                             .log_in = taskboard_api::login_with_session(ground.passwords, sessions.start),
                             .login_answer = taskboard_api::pair_schema()});
  taskboard_api::add_session_routes(app, ground.pool, caller, sessions);
  return app;
}

}  // namespace lesson

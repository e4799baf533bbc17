// The routes of Taskboard with sessions, and how the answers of this lesson become one refresh.
#include "routes.hpp"

#include <utility>

#include "check_session_age.hpp"
#include "end_reused_family.hpp"
#include "issue_pair.hpp"
#include "log_out.hpp"
#include "rotate.hpp"
#include "taskboard/sessions.hpp"
#include "taskboard_api/account_handlers.hpp"
#include "taskboard_api/documentation.hpp"
#include "taskboard_api/limits.hpp"
#include "taskboard_api/routes.hpp"
#include "taskboard_api/session_handlers.hpp"

namespace lesson {
namespace {

namespace api = taskboard_api;
using api::docs;
using api::with_database;

using Refreshed = std::expected<TokenPair, RefreshProblem>;

// A token that could not be spent: another request was faster, or the session does not allow it.
RefreshProblem refused(store::Database& database, const Session& session, const std::string& presented,
                       std::int64_t now) {
  bool is_reused = false;
  database.transaction([&] {
    is_reused = end_reused_family(database, presented, now);
    if (is_reused) taskboard::end_access_tokens(database, session.id, now);  // The thief's, too.
  });
  return is_reused ? RefreshProblem::used_before : RefreshProblem::session_ended;
}

// The checks before rotate() decide nothing for good: only rotate() spends, and it checks again.
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

// The first pair of a new session; std::nullopt if the account has changed since the login has found it.
std::optional<TokenPair> start(store::Database& database, const taskboard::User& user, const jwt::Key& key,
                               std::int64_t now) {
  auto pair = issue_pair(database, user.id, key, now);
  if (!pair || !taskboard::start_session(database, user, *pair, now)) return std::nullopt;
  return pair;
}

api::OpenHandler login(const Services& services) {
  const auto answer = [key = services.key, clock = services.clock](
                          store::Database& database,
                          const taskboard::User& user) -> std::optional<json::Value> {
    const auto pair = start(database, user, key, clock());
    return pair ? std::optional(api::pair_answer(*pair)) : std::nullopt;
  };
  return api::log_in_with(services.passwords, answer);
}

api::OpenHandler refreshing(const Services& services) {
  return api::refresh_with(
      [key = services.key, clock = services.clock](store::Database& database, const std::string& presented) {
        return refresh(database, presented, key, clock());
      });
}

}  // namespace

web::App taskboard_app(Services services) {
  const auto& pool = services.pool;
  const auto& clock = services.clock;
  const api::SessionTokens tokens(services.key, clock);
  const auto session = api::session_guard(pool, web::verified_token(tokens.access().verifier()));
  const auto user = api::user_guard(session);
  const auto sign_up = api::limited(api::most_passwords, api::register_with(services.passwords));
  const auto log_in = login(services);                                             // Exercises 5.1 and 5.2
  const auto next_pair = api::limited(api::most_refreshes, refreshing(services));  // Exercises 5.1 to 5.5
  const auto log_out_here = api::log_out_with(log_out, LogoutScope::this_session, clock);
  const auto log_out_everywhere = api::log_out_with(log_out, LogoutScope::every_session, clock);

  web::App app(
      {.title = "Taskboard with sessions", .description = "Users, projects and tasks of a small team."});
  app.on_exception(api::database_unavailable);

  app.post("/users/register", docs.register_user, web::open(with_database(pool, sign_up)));
  app.post("/users/login", docs.log_in_with_session, web::open(with_database(pool, log_in)));

  // As in lesson 4: /users/me, /me, /projects, /tasks, /items, /health, /admin/users, /metrics
  api::add_taskboard_routes(app,
                            {.user = user,
                             .admin = api::admin_guard(user),
                             .metrics = api::metrics_guard(pool, std::move(services.metrics_key))},
                            api::change_email_with(services.passwords, services.outbox, services.clock));

  app.post("/refresh", docs.refresh, web::open(with_database(pool, next_pair)));
  app.post("/logout", docs.log_out, session(log_out_here));                       // Exercise 5.6
  app.post("/logout-all", docs.log_out_everywhere, session(log_out_everywhere));  // Exercise 5.6
  app.get("/sessions", docs.list_sessions, session(api::list_sessions_at(clock)));
  return app;
}

}  // namespace lesson

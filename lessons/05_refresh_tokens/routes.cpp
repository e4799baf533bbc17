// The routes of Taskboard with sessions, and how the exercises of this lesson make one refresh.
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
#include "taskboard_api/rate_limits.hpp"
#include "taskboard_api/routes.hpp"
#include "taskboard_api/session_handlers.hpp"

namespace lesson {
namespace {

namespace api = taskboard_api;
using api::docs;
using api::with_database;

using Refreshed = std::expected<TokenPair, RefreshProblem>;

// Called when rotate() has refused `presented`: ends its session if the token was used before. Returns the
// reason.
RefreshProblem end_if_reused(store::Database& database, const Session& session, const std::string& presented,
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
    return std::unexpected(end_if_reused(database, *session, presented, now));
  return std::move(*next);
}

api::OpenHandler login_handler(const Services& services) {
  const auto first_pair = [key = services.key](store::Database& database, const taskboard::User& user,
                                               std::int64_t now) {
    return issue_pair(database, user.id, key, now);
  };
  return api::start_session_with(services.passwords, first_pair, services.clock);
}

api::OpenHandler refresh_handler(const Services& services) {
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
  const auto guards = api::guards_for(api::user_guard(session), pool, std::move(services.metrics_key));

  const auto sign_up = with_database(pool, api::register_with(services.passwords));
  const auto log_in = with_database(pool, login_handler(services));     // Exercises 5.1 and 5.2
  const auto refresh = with_database(pool, refresh_handler(services));  // Exercises 5.1 to 5.5
  const auto log_out_here = api::log_out_with(log_out, LogoutScope::this_session, clock);
  const auto log_out_everywhere = api::log_out_with(log_out, LogoutScope::every_session, clock);
  const auto change_email = api::change_email_with(services.passwords, services.outbox, clock);

  web::App app(
      {.title = "Taskboard with sessions", .description = "Users, projects and tasks of a small team."});
  app.on_exception(api::database_unavailable);

  app.post("/users/register", docs.register_user,
           web::open(api::rate_limited(api::passwords_per_minute, sign_up)));
  app.post("/users/login", docs.log_in_with_session, web::open(log_in));

  // As in lesson 4: /users/me, /me, /projects, /tasks, /items, /health, /admin/users, /metrics
  api::add_taskboard_routes(app, guards, change_email);

  app.post("/refresh", docs.refresh, web::open(api::rate_limited(api::refreshes_per_minute, refresh)));
  app.post("/logout", docs.log_out, session(log_out_here));                       // Exercise 5.6
  app.post("/logout-all", docs.log_out_everywhere, session(log_out_everywhere));  // Exercise 5.6
  app.get("/sessions", docs.list_sessions, session(api::list_sessions_with(clock)));
  return app;
}

}  // namespace lesson

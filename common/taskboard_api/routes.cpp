#include "taskboard_api/routes.hpp"

#include "taskboard/sessions.hpp"
#include "taskboard_api/account_handlers.hpp"
#include "taskboard_api/browser_handlers.hpp"
#include "taskboard_api/documentation.hpp"
#include "taskboard_api/project_handlers.hpp"
#include "taskboard_api/rate_limits.hpp"
#include "taskboard_api/session_handlers.hpp"
#include "taskboard_api/staff_handlers.hpp"
#include "taskboard_api/task_handlers.hpp"

namespace taskboard_api {
namespace {

Refresh refresh_by(const std::shared_ptr<const SessionTokens>& tokens) {
  return [tokens](store::Database& database, const std::string& presented) {
    const auto issue = [&](const taskboard::User& user) { return tokens->pair(user); };
    return taskboard::refresh(database, presented, issue, tokens->now());
  };
}

}  // namespace

void add_taskboard_routes(web::App& app, const Guards& guards, const UserHandler& change_email) {
  app.get("/users/me", docs.read_me, guards.user(read_me));
  app.put("/users/me/email", docs.change_email, guards.user(change_email));
  app.del("/users/me", docs.remove_me, guards.user(remove_me));
  app.get("/me", docs.who_am_i, guards.user(who_am_i));

  app.post("/projects/", docs.create_project, guards.user(create_project));
  app.get("/projects/", docs.list_projects, guards.user(list_projects));
  app.get("/projects/{id}", docs.read_project, guards.user(read_project));
  app.del("/projects/{id}", docs.remove_project, guards.user(remove_project));

  app.post("/tasks/projects/{project_id}", docs.create_task, guards.user(create_task));
  app.get("/tasks/projects/{project_id}", docs.list_tasks, guards.user(list_tasks));
  app.put("/tasks/{id}", docs.update_task, guards.user(update_task));
  app.del("/tasks/{id}", docs.remove_task, guards.user(remove_task));
  app.get("/items", docs.list_items, guards.user(list_items));

  app.get("/health", docs.health, web::open(web::health));
  app.get("/admin/users", docs.list_users, guards.admin(list_users));
  app.get("/metrics", docs.read_metrics, guards.metrics(read_metrics));
}

void add_session_routes(web::App& app, const std::shared_ptr<store::Pool>& pool,
                        const web::Guard<SessionCaller>& session,
                        const std::shared_ptr<const SessionTokens>& tokens) {
  const auto clock = [tokens] { return tokens->now(); };
  const auto log_out_here = log_out_with(log_out, LogoutScope::this_session, clock);
  const auto log_out_everywhere = log_out_with(log_out, LogoutScope::every_session, clock);

  app.post(
      "/refresh", docs.refresh,
      web::open(rate_limited(refreshes_per_minute, with_database(pool, refresh_with(refresh_by(tokens))))));
  app.post("/logout", docs.log_out, session(log_out_here));
  app.post("/logout-all", docs.log_out_everywhere, session(log_out_everywhere));
  app.get("/sessions", docs.list_sessions, session(list_sessions_with(clock)));
}

void add_browser_routes(web::App& app, const std::shared_ptr<store::Pool>& pool, const web::Handler& log_in,
                        const std::shared_ptr<const SessionTokens>& tokens) {
  const auto next_pair = with_database(pool, refresh_browser_with(refresh_by(tokens)));
  const auto log_out = with_database(pool, log_out_browser_with([tokens] { return tokens->now(); }));

  app.post("/browser/login", docs.log_in_browser, web::open(log_in_browser_with(log_in)));
  app.post("/browser/refresh", docs.refresh_browser,
           web::open(rate_limited(refreshes_per_minute, next_pair)));
  app.post("/browser/logout", docs.log_out_browser, web::open(log_out));
}

}  // namespace taskboard_api

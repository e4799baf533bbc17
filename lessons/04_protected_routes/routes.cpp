// The routes of Taskboard, and who may call them.
#include "routes.hpp"

#include <utility>

#include "auth_error.hpp"
#include "get_current_user.hpp"
#include "read_project.hpp"
#include "register_user.hpp"
#include "require_role.hpp"
#include "taskboard_api/access_tokens.hpp"
#include "taskboard_api/account_handlers.hpp"
#include "taskboard_api/documentation.hpp"
#include "taskboard_api/guards.hpp"
#include "taskboard_api/project_handlers.hpp"
#include "taskboard_api/rate_limits.hpp"
#include "taskboard_api/staff_handlers.hpp"
#include "taskboard_api/task_handlers.hpp"
#include "update_task.hpp"

namespace lesson {
namespace {

namespace api = taskboard_api;
using api::docs;
using api::with_database;

using Tokens = std::shared_ptr<const api::AccessTokens>;

// Your dependencies as a guard, for users of any role or of this one. Each request leases one connection to
// the database: the guard finds the user with it, and the handler goes on using it.
web::Guard<api::Caller> user_guard(const Services& services, const Tokens& tokens,
                                   const std::optional<std::string>& role) {
  auto find = [pool = services.pool, verifier = tokens->verifier(), role](const web::Request& request) {
    auto database = pool->lease();
    const FindUser current_user = [&](const web::Request& r) {
      return get_current_user(r, *verifier, *database);
    };
    auto user = (role ? require_role(*role, current_user) : current_user)(request);
    if (!user) throw auth_error(user.error());
    request.caller->subject = std::to_string(user->id);  // For the log.
    return api::Caller{.user = std::move(*user), .database = std::move(database)};
  };
  const std::vector<int> refusals = role ? std::vector{400, 401, 403} : std::vector{400, 401};
  return {{{web::bearer_jwt()}}, std::move(find), refusals};
}

// Your answer to an exercise as a handler behind a guard: it takes the parts of the caller one by one.
auto to_handler(web::Reply (*answer)(store::Database&, const User&, const web::Request&)) {
  return [answer](const api::Caller& caller, const web::Request& request) {
    return answer(*caller.database, caller.user, request);
  };
}

web::Handler register_handler(const Services& services) {
  const auto handler = [passwords = services.passwords](store::Database& database,
                                                        const web::Request& request) {
    return register_user(database, *passwords, request);
  };
  return api::rate_limited(api::passwords_per_minute, with_database(services.pool, handler));
}

}  // namespace

web::App taskboard_app(Services services) {
  const auto tokens = std::make_shared<const api::AccessTokens>(services.key, services.clock);
  const api::Guards guards = {
      .user = user_guard(services, tokens, std::nullopt),  // Exercises 4.1, 4.2 and 4.4
      .admin = user_guard(services, tokens, "admin"),      // Exercise 4.3
      .metrics = api::metrics_guard(services.pool, std::move(services.metrics_key))};
  const auto log_in = with_database(services.pool, api::log_in_with(services.passwords, tokens));
  const auto change_email = api::change_email_with(services.passwords, services.outbox, services.clock);

  web::App app({.title = "Taskboard", .description = "Users, projects and tasks of a small team."});
  app.on_exception(api::database_unavailable);

  app.post("/users/register", docs.register_user, web::open(register_handler(services)));  // Exercise 4.5
  app.post("/users/login", docs.log_in, web::open(log_in));
  app.get("/users/me", docs.read_me, guards.user(api::read_me));
  app.put("/users/me/email", docs.change_email, guards.user(change_email));
  app.del("/users/me", docs.remove_me, guards.user(api::remove_me));
  app.get("/me", docs.who_am_i, guards.user(api::who_am_i));

  app.post("/projects/", docs.create_project, guards.user(api::create_project));
  app.get("/projects/", docs.list_projects, guards.user(api::list_projects));
  app.get("/projects/{id}", docs.read_project, guards.user(to_handler(read_project)));  // Exercise 4.6
  app.del("/projects/{id}", docs.remove_project, guards.user(api::remove_project));

  app.post("/tasks/projects/{project_id}", docs.create_task, guards.user(api::create_task));
  app.get("/tasks/projects/{project_id}", docs.list_tasks, guards.user(api::list_tasks));
  app.put("/tasks/{id}", docs.update_task, guards.user(to_handler(update_task)));  // Exercise 4.7
  app.del("/tasks/{id}", docs.remove_task, guards.user(api::remove_task));
  app.get("/items", docs.list_items, guards.user(api::list_items));

  app.get("/health", docs.health, web::open(web::health));
  app.get("/admin/users", docs.list_users, guards.admin(api::list_users));
  app.get("/metrics", docs.read_metrics, guards.metrics(api::read_metrics));
  return app;
}

}  // namespace lesson

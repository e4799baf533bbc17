// The doors of Taskboard, and who may open them.
#include "routes.hpp"

#include <utility>

#include "auth_error.hpp"
#include "get_current_user.hpp"
#include "read_project.hpp"
#include "register_user.hpp"
#include "require_role.hpp"
#include "taskboard_api/database.hpp"
#include "taskboard_api/routes.hpp"
#include "update_task.hpp"
#include "web/guards.hpp"

namespace lesson {
namespace {

// A dependency as a guard: what it finds is the handler's first argument, what it refuses is answered.
web::Guard<User> guard(FindUser find_user, const std::vector<int>& refusals) {
  auto find = [find_user = std::move(find_user)](const web::Request& request) -> User {
    auto user = find_user(request);
    if (!user) throw auth_error(user.error());
    return std::move(*user);
  };
  return {{{web::bearer_jwt()}}, std::move(find), refusals};
}

taskboard_api::Guards guards(Ground& ground) {
  const FindUser find_user = [pool = ground.pool,
                              verifier = ground.tokens->verifier()](const web::Request& request) {
    return taskboard_api::use_database(
        *pool, [&](store::Database& database) { return get_current_user(request, *verifier, database); });
  };
  // Whoever is asked for a role was asked for a name before.
  const FindUser find_admin = [find_user](const web::Request& request) {
    return require_role("admin", find_user)(request);
  };
  return {.user = guard(find_user, {400, 401}),
          .admin = guard(find_admin, {400, 401, 403}),
          .metrics = web::api_key_guard("X-API-Key", std::move(ground.metrics_key))};
}

taskboard_api::Decisions decisions(const Ground& ground) {
  return {.register_user =
              [passwords = ground.passwords](store::Database& database, const web::Request& request) {
                return register_user(database, *passwords, request);
              },
          .log_in = taskboard_api::login(
              ground.passwords, [tokens = ground.tokens](const User& user) { return tokens->answer(user); }),
          .read_project = read_project,
          .update_task = update_task};
}

}  // namespace

web::App taskboard_app(Ground ground) {
  web::App app({.title = "Taskboard", .description = "Users, projects and tasks of a small team."});
  taskboard_api::add_routes(app, ground.pool, guards(ground), decisions(ground));
  return app;
}

}  // namespace lesson

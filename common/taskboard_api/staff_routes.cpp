// What those read who run the server: is it up, who is there, how much is there.
#include "taskboard/counts.hpp"
#include "taskboard/users.hpp"
#include "taskboard_api/database.hpp"
#include "taskboard_api/internal/answers.hpp"
#include "taskboard_api/models.hpp"
#include "taskboard_api/routes.hpp"

namespace taskboard_api {
namespace {

web::Reply list_users(store::Database& database, const taskboard::User&, const web::Request& request) {
  return web::ok(write_all(managed_user_model(), taskboard::list_users(database, page_of(request))));
}

web::Reply read_metrics(store::Database& database, const web::ApiKeyHolder&, const web::Request&) {
  const auto counts = taskboard::count_all(database);
  return web::ok({{"users", counts.users}, {"projects", counts.projects}, {"tasks", counts.tasks}});
}

}  // namespace

void add_staff_routes(web::App& app, const std::shared_ptr<store::Pool>& pool, const Guards& guards) {
  app.get("/health", {.summary = "Is the server up?", .tags = {"staff"}}, web::open(web::health));
  app.get("/admin/users",
          {.summary = "Everybody",
           .tags = {"staff"},
           .parameters = page_parameters(),
           .answers = answers({200, "By id", list_of(managed_user_model().schema())})},
          guards.admin(with_database(pool, list_users)));
  app.get(
      "/metrics",
      {.summary = "How much there is", .tags = {"staff"}, .answers = answers({200, "The numbers of rows"})},
      guards.metrics(with_database(pool, read_metrics)));
}

}  // namespace taskboard_api

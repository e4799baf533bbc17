// Projects: each belongs to who made it, and nobody else learns that it exists.
#include "taskboard/projects.hpp"
#include "taskboard_api/database.hpp"
#include "taskboard_api/internal/answers.hpp"
#include "taskboard_api/models.hpp"
#include "taskboard_api/routes.hpp"

namespace taskboard_api {
namespace {

using taskboard::Owner;
using taskboard::User;

web::Reply create_project(store::Database& database, const User& caller, const web::Request& request) {
  const auto wanted = new_project_model().read(request);
  const auto project = taskboard::add_project(database, Owner{caller.id}, wanted);
  return project ? web::created(project_model().write(*project)) : web::not_found();
}

web::Reply list_projects(store::Database& database, const User& caller, const web::Request& request) {
  const auto projects = taskboard::list_projects(database, Owner{caller.id}, page_of(request));
  return web::ok(write_all(project_model(), projects));
}

web::Reply remove_project(store::Database& database, const User& caller, const web::Request& request) {
  const bool removed = taskboard::remove_project(database, Owner{caller.id}, request.path_id("id"));
  return removed ? web::no_content() : web::not_found();
}

}  // namespace

web::Reply read_project(store::Database& database, const User& caller, const web::Request& request) {
  const auto project = taskboard::find_project(database, Owner{caller.id}, request.path_id("id"));
  return project ? web::ok(project_model().write(*project)) : web::not_found();
}

void add_project_routes(web::App& app, const std::shared_ptr<store::Pool>& pool, const Guards& guards,
                        const Decisions& decisions) {
  const auto project = project_model().schema();
  app.post("/projects/",
           {.summary = "Start a project",
            .tags = {"projects"},
            .body = {{new_project_model().schema()}},
            .answers = answers({201, "The new project", project})},
           guards.user(with_database(pool, create_project)));
  app.get("/projects/",
          {.summary = "My projects",
           .tags = {"projects"},
           .parameters = page_parameters(),
           .answers = answers({200, "By id", list_of(project)})},
          guards.user(with_database(pool, list_projects)));
  app.get("/projects/{id}",
          {.summary = "One of my projects",
           .tags = {"projects"},
           .parameters = {web::path_id("id")},
           .answers = answers({200, "The project", project}, {not_mine()})},
          guards.user(with_database(pool, decisions.read_project)));
  app.del("/projects/{id}",
          {.summary = "Remove a project, with its tasks",
           .tags = {"projects"},
           .parameters = {web::path_id("id")},
           .answers = answers({204, "It is gone"}, {not_mine()})},
          guards.user(with_database(pool, remove_project)));
}

}  // namespace taskboard_api

// Tasks: a task belongs to whom its project belongs to.
#include "taskboard/tasks.hpp"
#include "taskboard_api/database.hpp"
#include "taskboard_api/internal/answers.hpp"
#include "taskboard_api/models.hpp"
#include "taskboard_api/routes.hpp"

namespace taskboard_api {
namespace {

using taskboard::Owner;
using taskboard::User;

web::Reply create_task(store::Database& database, const User& caller, const web::Request& request) {
  const auto project_id = request.path_id("project_id");
  const auto task =
      taskboard::add_task(database, Owner{caller.id}, project_id, new_task_model().read(request));
  return task ? web::created(task_model().write(*task)) : web::not_found();
}

web::Reply list_tasks(store::Database& database, const User& caller, const web::Request& request) {
  const auto project_id = request.path_id("project_id");
  const auto tasks = taskboard::list_tasks(database, Owner{caller.id}, project_id, page_of(request));
  return tasks ? web::ok(write_all(task_model(), *tasks)) : web::not_found();
}

web::Reply list_items(store::Database& database, const User& caller, const web::Request& request) {
  const auto tasks = taskboard::list_all_tasks(database, Owner{caller.id}, page_of(request));
  return web::ok(write_all(task_model(), tasks));
}

web::Reply remove_task(store::Database& database, const User& caller, const web::Request& request) {
  const bool removed = taskboard::remove_task(database, Owner{caller.id}, request.path_id("id"));
  return removed ? web::no_content() : web::not_found();
}

}  // namespace

web::Reply update_task(store::Database& database, const User& caller, const web::Request& request) {
  const auto id = request.path_id("id");
  const auto task =
      taskboard::update_task(database, Owner{caller.id}, id, task_content_model().read(request));
  return task ? web::ok(task_model().write(*task)) : web::not_found();
}

void add_task_routes(web::App& app, const std::shared_ptr<store::Pool>& pool, const Guards& guards,
                     const Decisions& decisions) {
  const auto task = task_model().schema();
  app.post("/tasks/projects/{project_id}",
           {.summary = "Add a task to a project",
            .tags = {"tasks"},
            .parameters = {web::path_id("project_id")},
            .body = {{new_task_model().schema()}},
            .answers = answers({201, "The new task", task}, {not_mine()})},
           guards.user(with_database(pool, create_task)));
  auto list_parameters = page_parameters();
  list_parameters.push_back(web::path_id("project_id"));
  app.get("/tasks/projects/{project_id}",
          {.summary = "The tasks of a project",
           .tags = {"tasks"},
           .parameters = list_parameters,
           .answers = answers({200, "By position", list_of(task)}, {not_mine()})},
          guards.user(with_database(pool, list_tasks)));
  app.put("/tasks/{id}",
          {.summary = "Replace what a task says",
           .tags = {"tasks"},
           .parameters = {web::path_id("id")},
           .body = {{task_content_model().schema()}},
           .answers = answers({200, "The task as changed", task}, {not_mine()})},
          guards.user(with_database(pool, decisions.update_task)));
  app.del("/tasks/{id}",
          {.summary = "Remove a task",
           .tags = {"tasks"},
           .parameters = {web::path_id("id")},
           .answers = answers({204, "It is gone"}, {not_mine()})},
          guards.user(with_database(pool, remove_task)));
  app.get("/items",
          {.summary = "My tasks in all my projects",
           .tags = {"tasks"},
           .parameters = page_parameters(),
           .answers = answers({200, "Project by project", list_of(task)})},
          guards.user(with_database(pool, list_items)));
}

}  // namespace taskboard_api

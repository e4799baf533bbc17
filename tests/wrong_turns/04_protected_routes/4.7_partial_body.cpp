// Believes: a field that is left out has its default value.
#include "taskboard/tasks.hpp"
#include "taskboard_api/models.hpp"
#include "update_task.hpp"

using taskboard_api::task_model;

namespace lesson {

constexpr auto change =
    "UPDATE tasks SET title = ?, description = ?, status = ?, position = ?, due_date = ? WHERE id = ? "
    "AND project_id IN (SELECT id FROM projects WHERE owner_id = ?)";

web::Reply update_task(store::Database& database, const taskboard::User& caller,
                       const web::Request& request) {
  const auto id = request.path_id("id");
  const auto body = request.json_object();
  for (const auto& name : body.names()) {
    const bool known = name == "title" || name == "description" || name == "status" || name == "position" ||
                       name == "due_date";
    if (!known)
      throw web::InvalidRequest{{{{"body", name}, "Extra inputs are not permitted", "extra_forbidden"}}};
  }
  const taskboard::TaskContent task{
      .title = body.text("title").value_or(""),
      .description = body.text("description").value_or(""),
      .status = taskboard::status_of(body.text("status").value_or("todo")).value_or(taskboard::Status::todo),
      .position = body.integer("position").value_or(0),
      .due_date = body.text("due_date")};
  const auto changed =
      database.write(change, {task.title, task.description, taskboard::to_string(task.status), task.position,
                              store::nullable(task.due_date), id, caller.id});
  if (changed == 0) return web::not_found();

  const auto stored = taskboard::find_task(database, {caller.id}, id);
  return stored ? web::ok(task_model().write(*stored)) : web::not_found();  // Removed in between.
}

}  // namespace lesson

// Believes: a caller who has a project may change tasks.
#include "taskboard/tasks.hpp"
#include "taskboard_api/models.hpp"
#include "update_task.hpp"

using taskboard_api::task_content_model;
using taskboard_api::task_model;

namespace lesson {

constexpr auto change =
    "UPDATE tasks SET title = ?, description = ?, status = ?, position = ?, due_date = ? WHERE id = ? "
    "AND EXISTS (SELECT id FROM projects WHERE owner_id = ?)";

web::Reply update_task(store::Database& database, const taskboard::User& caller,
                       const web::Request& request) {
  const auto id = request.path_id("id");
  const auto task = task_content_model().read(request);
  const auto changed =
      database.write(change, {task.title, task.description, taskboard::to_string(task.status), task.position,
                              store::nullable(task.due_date), id, caller.id});
  if (changed == 0) return web::not_found();

  const auto stored = taskboard::find_task(database, {caller.id}, id);
  return stored ? web::ok(task_model().write(*stored)) : web::not_found();  // Removed in between.
}

}  // namespace lesson

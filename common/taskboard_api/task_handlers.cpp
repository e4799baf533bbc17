#include "taskboard_api/task_handlers.hpp"

#include "taskboard/tasks.hpp"
#include "taskboard_api/models.hpp"

namespace taskboard_api {

using taskboard::Owner;

web::Reply create_task(const Caller& caller, const web::Request& request) {
  const auto project_id = request.path_id("project_id");
  const auto wanted = new_task_model().read(request);
  const auto task = taskboard::add_task(*caller.database, Owner{caller.user.id}, project_id, wanted);
  return task ? web::created(task_model().write(*task)) : web::not_found();
}

web::Reply list_tasks(const Caller& caller, const web::Request& request) {
  const auto project_id = request.path_id("project_id");
  const auto tasks =
      taskboard::list_tasks(*caller.database, Owner{caller.user.id}, project_id, page_of(request));
  return tasks ? web::ok(write_all(task_model(), *tasks)) : web::not_found();
}

web::Reply update_task(const Caller& caller, const web::Request& request) {
  const auto id = request.path_id("id");
  const auto content = task_content_model().read(request);
  const auto task = taskboard::update_task(*caller.database, Owner{caller.user.id}, id, content);
  return task ? web::ok(task_model().write(*task)) : web::not_found();
}

web::Reply remove_task(const Caller& caller, const web::Request& request) {
  const bool removed = taskboard::remove_task(*caller.database, Owner{caller.user.id}, request.path_id("id"));
  return removed ? web::no_content() : web::not_found();
}

web::Reply list_items(const Caller& caller, const web::Request& request) {
  const auto tasks = taskboard::list_all_tasks(*caller.database, Owner{caller.user.id}, page_of(request));
  return web::ok(write_all(task_model(), tasks));
}

}  // namespace taskboard_api

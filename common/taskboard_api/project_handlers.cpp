#include "taskboard_api/project_handlers.hpp"

#include "taskboard/projects.hpp"
#include "taskboard_api/models.hpp"

namespace taskboard_api {

using taskboard::Owner;

web::Reply create_project(const Caller& caller, const web::Request& request) {
  const auto wanted = new_project_model().read(request);
  const auto project = taskboard::add_project(*caller.database, Owner{caller.user.id}, wanted);
  return project ? web::created(project_model().write(*project)) : web::not_found();
}

web::Reply list_projects(const Caller& caller, const web::Request& request) {
  const auto projects = taskboard::list_projects(*caller.database, Owner{caller.user.id}, page_of(request));
  return web::ok(write_all(project_model(), projects));
}

web::Reply read_project(const Caller& caller, const web::Request& request) {
  const auto project =
      taskboard::find_project(*caller.database, Owner{caller.user.id}, request.path_id("id"));
  return project ? web::ok(project_model().write(*project)) : web::not_found();
}

web::Reply remove_project(const Caller& caller, const web::Request& request) {
  const bool removed =
      taskboard::remove_project(*caller.database, Owner{caller.user.id}, request.path_id("id"));
  return removed ? web::no_content() : web::not_found();
}

}  // namespace taskboard_api

#include "taskboard_api/staff_handlers.hpp"

#include "taskboard/counts.hpp"
#include "taskboard/users.hpp"
#include "taskboard_api/models.hpp"

namespace taskboard_api {

web::Reply list_users(const Caller& caller, const web::Request& request) {
  return web::ok(write_all(managed_user_model(), taskboard::list_users(*caller.database, page_of(request))));
}

web::Reply read_metrics(const ProgramCaller& caller, const web::Request&) {
  const auto counts = taskboard::count_all(*caller.database);
  return web::ok({{"users", counts.users}, {"projects", counts.projects}, {"tasks", counts.tasks}});
}

}  // namespace taskboard_api

#include "taskboard_api/routes.hpp"

namespace taskboard_api {

void add_routes(web::App& app, const std::shared_ptr<store::Pool>& pool, const Guards& guards,
                const Decisions& decisions) {
  add_account_routes(app, pool, guards, decisions);
  add_project_routes(app, pool, guards, decisions);
  add_task_routes(app, pool, guards, decisions);
  add_staff_routes(app, pool, guards);
}

}  // namespace taskboard_api

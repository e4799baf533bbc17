// Believes: an admin may read everything.
#include "read_project.hpp"

namespace lesson {

web::Reply read_project(store::Database& database, const taskboard::User& caller,
                        const web::Request& request) {
  const std::int64_t admin = caller.role == taskboard::Role::admin ? 1 : 0;
  const auto rows =
      database.read("SELECT id, name, description FROM projects WHERE id = ? AND (owner_id = ? OR ? = 1)",
                    {request.path_id("id"), caller.id, admin});
  if (rows.empty()) return web::not_found();

  const auto& row = rows.front();
  return web::ok({{"id", row.integer(0)}, {"name", row.text(1)}, {"description", row.text(2)}});
}

}  // namespace lesson

// Believes: columns come in an order of their own.
#include "read_project.hpp"

namespace lesson {

web::Reply read_project(store::Database& database, const taskboard::User& caller,
                        const web::Request& request) {
  const auto rows = database.read("SELECT id, description, name FROM projects WHERE id = ? AND owner_id = ?",
                                  {request.path_id("id"), caller.id});
  if (rows.empty()) return web::not_found();

  const auto& row = rows.front();
  return web::ok({{"id", row.integer(0)}, {"name", row.text(1)}, {"description", row.text(2)}});
}

}  // namespace lesson

// Believes: a caller who may not read a project has a right to know that it exists.
#include "read_project.hpp"

namespace lesson {

web::Reply read_project(store::Database& database, const taskboard::User& caller,
                        const web::Request& request) {
  const auto rows = database.read("SELECT id, name, description FROM projects WHERE id = ? AND owner_id = ?",
                                  {request.path_id("id"), caller.id});
  const bool exists = !database.read("SELECT id FROM projects WHERE id = ?", {request.path_id("id")}).empty();
  if (rows.empty() && exists) throw web::HttpError{.status = 403, .detail = "Not your project"};
  if (rows.empty()) return web::not_found();

  const auto& row = rows.front();
  return web::ok({{"id", row.integer(0)}, {"name", row.text(1)}, {"description", row.text(2)}});
}

}  // namespace lesson

// Believes: SQL is text, and text is built with +.
#include "read_project.hpp"

namespace lesson {

web::Reply read_project(store::Database& database, const taskboard::User& caller,
                        const web::Request& request) {
  const auto rows = database.read("SELECT id, name, description FROM projects WHERE owner_id = " +
                                  std::to_string(caller.id) + " AND id = " + request.path_text("id"));
  if (rows.empty()) return web::not_found();

  const auto& row = rows.front();
  return web::ok({{"id", row.integer(0)}, {"name", row.text(1)}, {"description", row.text(2)}});
}

}  // namespace lesson

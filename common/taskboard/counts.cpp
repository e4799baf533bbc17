#include "taskboard/counts.hpp"

namespace taskboard {

Counts count_all(store::Database& database) {
  const auto rows = database.read(
      "SELECT (SELECT count(*) FROM users), (SELECT count(*) FROM projects), (SELECT count(*) FROM tasks)");
  const auto& row = rows.at(0);
  return {.users = row.integer(0), .projects = row.integer(1), .tasks = row.integer(2)};
}

}  // namespace taskboard

#pragma once

#include <span>
#include <string_view>

namespace taskboard {

// The migrations of Taskboard's database, for store::Pool and store::Database:
//
//   users     id, email, password_hash, role, active
//   projects  id, owner_id, name, description
//   tasks     id, project_id, title, description, status, position, due_date
//
// A user's projects go with the user, a project's tasks with the project. Ids are never used twice.
std::span<const std::string_view> migrations();

}  // namespace taskboard

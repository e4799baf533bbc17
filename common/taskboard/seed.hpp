#pragma once

#include "store/database.hpp"

namespace taskboard {

// Puts in alice and bob, members with a project each, and carol, the admin; who is there already stays as
// is. Their passwords: looking-glass, workbench, silver-bells. For a course: a real service has no users
// whose passwords stand in its source.
void seed(store::Database& database);

}  // namespace taskboard

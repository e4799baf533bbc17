#pragma once

// Users and sessions as they come out of their tables.
#include <cstddef>
#include <string_view>

#include "store/row.hpp"
#include "taskboard/session.hpp"
#include "taskboard/user.hpp"

namespace taskboard {

// What a SELECT names so that the functions below can read its rows.
inline constexpr std::string_view user_columns = "users.id, email, role, active, revision";
inline constexpr std::string_view session_columns =
    "sessions.id, user_id, started_at, last_used_at, ended_at";
inline constexpr std::size_t column_count = 5;  // Of each.

// The user or session whose columns begin at `first`.
User user_of(const store::Row& row, std::size_t first = 0);
Session session_of(const store::Row& row, std::size_t first = 0);

}  // namespace taskboard

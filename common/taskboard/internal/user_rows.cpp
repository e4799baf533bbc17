#include "taskboard/internal/user_rows.hpp"

namespace taskboard {

User user_of(const store::Row& row, std::size_t first) {
  return {.id = row.integer(first),
          .email = row.text(first + 1),
          .role = role_of(row.text(first + 2)).value(),
          .active = row.integer(first + 3) == 1,
          .revision = row.integer(first + 4)};
}

Session session_of(const store::Row& row, std::size_t first) {
  return {.id = row.integer(first),
          .user_id = row.integer(first + 1),
          .started_at = row.integer(first + 2),
          .last_used_at = row.integer(first + 3),
          .ended_at = row.maybe_integer(first + 4)};
}

}  // namespace taskboard

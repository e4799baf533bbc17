// Exercise 5.4 · Who has the copy?
//
// A spent token comes a second time. Either the thief shows it, or the one it was stolen from: they look
// alike. So the family ends, all tokens that came of one login. The family is the session:
//
//   sessions         id | user_id | started_at | last_used_at | ended_at (NULL while it goes on)
//   refresh_tokens   hash | session_id | used (0 or 1) | …
//
// One statement does it, in a transaction that the server has begun. database.write(…) gives the number of
// sessions it changed:
//
//   UPDATE sessions SET ended_at = ? WHERE … ended_at IS NULL
//
// Which session? The one of the token with this hash, and only if that token is used.
#include "end_reused_family.hpp"

#include "course/todo.hpp"
#include "taskboard/token_pair.hpp"

using taskboard::refresh_token_hash;

namespace lesson {

bool end_reused_family(store::Database& database, std::string_view presented, std::int64_t now) {
  const auto hash = refresh_token_hash(presented);
  course::todo("5.4", database, hash, now);  // Your code replaces this line.
}

}  // namespace lesson

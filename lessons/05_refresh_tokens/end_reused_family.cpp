// Exercise 5.4 · Who has the copy?
//
// A spent token is used a second time. Either the thief sends it, or the user it was stolen from: you cannot
// tell them apart. So the whole family ends, which is all tokens of one login. The family is the session:
//
//   sessions         id | user_id | started_at | last_used_at | ended_at (NULL while it is open)
//   refresh_tokens   hash | session_id | used (0 or 1) | …
//
// One statement does it, in a transaction that the server has begun. database.write(…) returns the number of
// sessions that it changed:
//
//   UPDATE sessions SET ended_at = ? WHERE … ended_at IS NULL
//
// Which session? That of the token with this hash, and only if that token is used.
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

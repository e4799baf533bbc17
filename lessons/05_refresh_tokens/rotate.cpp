// Exercise 5.3 · Spent once
//
//   sessions         id | user_id | started_at | last_used_at | ended_at (NULL while it is open)
//   refresh_tokens   hash | session_id | used (0 or 1) | access_id | access_expires_at
//
// Eight threads send one token. Exactly one may get the next. The three statements are below, and the first
// is not finished:
//
//   database.transaction([&] { … })           all of it, or nothing. Other writers wait
//   database.write(spend, {hash})             the number of changed rows: 1 for the first caller
//   database.write(add, {next's refresh.hash, access.id and access.expires_at, then hash})
//   database.write(touch, {now, hash})
//
// The values come in the order of the ?s. Return whether this very call has spent the token.
#include "rotate.hpp"

#include "course/todo.hpp"

using taskboard::refresh_token_hash;

namespace lesson {

// Complete the condition: the token is not used yet, and its session has not ended.
constexpr auto spend = "UPDATE refresh_tokens SET used = 1 WHERE hash = ?";

constexpr auto add =
    "INSERT INTO refresh_tokens (hash, access_id, access_expires_at, session_id) "
    "SELECT ?, ?, ?, session_id FROM refresh_tokens WHERE hash = ?";

constexpr auto touch =
    "UPDATE sessions SET last_used_at = ? WHERE id = (SELECT session_id FROM refresh_tokens WHERE hash = ?)";

bool rotate(store::Database& database, std::string_view presented, const TokenPair& next, std::int64_t now) {
  const auto hash = refresh_token_hash(presented);
  course::todo("5.3", database, hash, next, now, spend, add, touch);  // Your code replaces this line.
}

}  // namespace lesson

// Exercise 5.3 · Spent once
//
//   sessions         id | user_id | started_at | last_used_at | ended_at (NULL while it goes on)
//   refresh_tokens   hash | session_id | used (0 or 1) | access_id | access_expires_at
//
// Eight threads show one token. Exactly one may have the next. Below stand the three statements, and the
// first is not finished:
//
//   database.transaction([&] { … })           all of it, or nothing. Other writers wait
//   database.write(spend, {hash})             the number of rows changed: 1 for who came first
//   database.write(add, {next's refresh.hash, access.id and access.expires_at, then hash})
//   database.write(touch, {now, hash})
//
// The values stand in the order of the ?s.
// Return whether the token was spent by this very call.
#include "rotate.hpp"

#include "course/todo.hpp"

using taskboard::refresh_token_hash;

namespace lesson {

// Complete the condition: a token that is not used yet, in a session that has not ended.
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

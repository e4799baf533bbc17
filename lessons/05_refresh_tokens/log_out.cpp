// Exercise 5.6 · Gone means gone
//
// An access token is valid for its quarter of an hour, whatever the database says, unless the guard checks a
// list:
//
//   ended_tokens     issuer | token_id | expires_at
//   refresh_tokens   … | session_id | access_id | access_expires_at: each access token that was made
//
// End the sessions of a logout, in one transaction. For each:
//
//   database.write(end, {now, session id})      no more refreshes
//   database.write(list, {token_issuer, session id, now})
//                                               lists its access tokens that have not expired
//
// LogoutScope::this_session means caller.session; LogoutScope::every_session means the .id of each of
// open_sessions(database, caller.user.id). `list` is not finished.
#include "log_out.hpp"

#include "course/todo.hpp"
#include "taskboard/sessions.hpp"

using taskboard::open_sessions;
using taskboard::token_issuer;

namespace lesson {

constexpr auto end = "UPDATE sessions SET ended_at = ? WHERE id = ? AND ended_at IS NULL";

// Complete the columns: the issuer, the token's own id, and its own expiry.
constexpr auto list =
    "INSERT OR IGNORE INTO ended_tokens (issuer, token_id, expires_at) "
    "SELECT ? FROM refresh_tokens WHERE session_id = ? AND access_expires_at > ?";

void log_out(store::Database& database, const Caller& caller, LogoutScope scope, std::int64_t now) {
  course::todo("5.6", database, caller, scope, now, end, list);  // Your code replaces this line.
}

}  // namespace lesson

// Solution 5.6 · Gone means gone
#include "log_out.hpp"

#include "taskboard/sessions.hpp"

using taskboard::open_sessions;
using taskboard::token_issuer;

namespace lesson {

constexpr auto end = "UPDATE sessions SET ended_at = ? WHERE id = ? AND ended_at IS NULL";

constexpr auto list =
    "INSERT OR IGNORE INTO ended_tokens (issuer, token_id, expires_at) "
    "SELECT ?, access_id, access_expires_at FROM refresh_tokens "
    "WHERE session_id = ? AND access_expires_at > ?";

void log_out(store::Database& database, const Caller& caller, LogoutScope scope, std::int64_t now) {
  const auto end_one = [&](std::int64_t session) {
    database.write(end, {now, session});
    database.write(list, {token_issuer, session, now});
  };
  database.transaction([&] {
    if (scope == LogoutScope::this_session) return end_one(caller.session);
    for (const auto& session : open_sessions(database, caller.user.id)) end_one(session.id);
  });
}

}  // namespace lesson

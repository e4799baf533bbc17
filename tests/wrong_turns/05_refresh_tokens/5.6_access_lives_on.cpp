// Believes: a session that has ended takes its access tokens along.
#include "log_out.hpp"
#include "taskboard/sessions.hpp"

using taskboard::open_sessions;

namespace lesson {

constexpr auto end = "UPDATE sessions SET ended_at = ? WHERE id = ? AND ended_at IS NULL";

void log_out(store::Database& database, const Caller& caller, LogoutScope scope, std::int64_t now) {
  const auto end_one = [&](std::int64_t session) { database.write(end, {now, session}); };
  database.transaction([&] {
    if (scope == LogoutScope::this_session) return end_one(caller.session);
    for (const auto& session : open_sessions(database, caller.user.id)) end_one(session.id);
  });
}

}  // namespace lesson

// Believes: only the token is fought for, so the session may be looked at before.
#include "rotate.hpp"

using taskboard::refresh_token_hash;

namespace lesson {

constexpr auto spend = "UPDATE refresh_tokens SET used = 1 WHERE hash = ? AND used = 0";

constexpr auto goes_on =
    "SELECT 1 FROM sessions WHERE ended_at IS NULL "
    "AND id = (SELECT session_id FROM refresh_tokens WHERE hash = ?)";

constexpr auto add =
    "INSERT INTO refresh_tokens (hash, access_id, access_expires_at, session_id) "
    "SELECT ?, ?, ?, session_id FROM refresh_tokens WHERE hash = ?";

constexpr auto touch =
    "UPDATE sessions SET last_used_at = ? WHERE id = (SELECT session_id FROM refresh_tokens WHERE hash = ?)";

bool rotate(store::Database& database, std::string_view presented, const TokenPair& next, std::int64_t now) {
  const auto hash = refresh_token_hash(presented);
  if (database.read(goes_on, {hash}).empty()) return false;
  bool spent = false;
  database.transaction([&] {
    spent = database.write(spend, {hash}) == 1;
    if (!spent) return;
    database.write(add, {next.refresh.hash, next.access.id, next.access.expires_at, hash});
    database.write(touch, {now, hash});
  });
  return spent;
}

}  // namespace lesson

// Access tokens that ended before their time: a list by issuer and id, until each would have ended by itself.
#include "taskboard/sessions.hpp"

namespace taskboard {

void end_access_tokens(store::Database& database, std::int64_t session_id, std::int64_t now) {
  database.write(
      "INSERT OR IGNORE INTO ended_tokens (issuer, token_id, expires_at) "
      "SELECT ?, access_id, access_expires_at FROM refresh_tokens "
      "WHERE session_id = ? AND access_expires_at > ?",
      {token_issuer, session_id, now - most_leeway});
}

bool is_ended(store::Database& database, const TokenName& token) {
  return !database
              .read("SELECT 1 FROM ended_tokens WHERE issuer = ? AND token_id = ?", {token.issuer, token.id})
              .empty();
}

void forget_ended_tokens(store::Database& database, std::int64_t now) {
  database.write("DELETE FROM ended_tokens WHERE expires_at <= ?", {now - most_leeway});
}

}  // namespace taskboard

// Believes: a token that is spent is enough; the client has the next one.
#include "rotate.hpp"

using taskboard::refresh_token_hash;

namespace lesson {

constexpr auto spend =
    "UPDATE refresh_tokens SET used = 1 WHERE hash = ? AND used = 0 "
    "AND session_id IN (SELECT id FROM sessions WHERE ended_at IS NULL)";

constexpr auto touch =
    "UPDATE sessions SET last_used_at = ? WHERE id = (SELECT session_id FROM refresh_tokens WHERE hash = ?)";

bool rotate(store::Database& database, std::string_view presented, const TokenPair&, std::int64_t now) {
  const auto hash = refresh_token_hash(presented);
  bool spent = false;
  database.transaction([&] {
    spent = database.write(spend, {hash}) == 1;
    if (!spent) return;
    database.write(touch, {now, hash});
  });
  return spent;
}

}  // namespace lesson

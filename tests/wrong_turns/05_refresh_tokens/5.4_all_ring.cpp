// Believes: what a SELECT has seen is still so when the UPDATE comes.
#include "end_reused_family.hpp"
#include "taskboard/token_pair.hpp"

using taskboard::refresh_token_hash;

namespace lesson {

bool end_reused_family(store::Database& database, std::string_view presented, std::int64_t now) {
  const auto rows = database.read(
      "SELECT t.session_id FROM refresh_tokens t JOIN sessions s ON s.id = t.session_id "
      "WHERE t.hash = ? AND t.used = 1 AND s.ended_at IS NULL",
      {refresh_token_hash(presented)});
  if (rows.empty()) return false;
  database.write("UPDATE sessions SET ended_at = ? WHERE id = ?", {now, rows.front().integer(0)});
  return true;
}

}  // namespace lesson

// Believes: a token that could not be spent is one that was spent.
#include "end_reused_family.hpp"
#include "taskboard/token_pair.hpp"

using taskboard::refresh_token_hash;

namespace lesson {

bool end_reused_family(store::Database& database, std::string_view presented, std::int64_t now) {
  const auto hash = refresh_token_hash(presented);
  return database.write(
             "UPDATE sessions SET ended_at = ? WHERE ended_at IS NULL "
             "AND id = (SELECT session_id FROM refresh_tokens WHERE hash = ?)",
             {now, hash}) == 1;
}

}  // namespace lesson

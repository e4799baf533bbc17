// Believes: a user who was robbed once is safest logged out everywhere.
#include "end_reused_family.hpp"
#include "taskboard/token_pair.hpp"

using taskboard::refresh_token_hash;

namespace lesson {

bool end_reused_family(store::Database& database, std::string_view presented, std::int64_t now) {
  const auto hash = refresh_token_hash(presented);
  return database.write(
             "UPDATE sessions SET ended_at = ? WHERE ended_at IS NULL AND user_id = (SELECT user_id "
             "FROM refresh_tokens JOIN sessions ON id = session_id WHERE hash = ? AND used = 1)",
             {now, hash}) > 0;
}

}  // namespace lesson

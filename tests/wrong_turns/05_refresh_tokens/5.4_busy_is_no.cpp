// Believes: whatever goes wrong here, no session has ended, so the answer is false.
#include "end_reused_family.hpp"
#include "taskboard/token_pair.hpp"

using taskboard::refresh_token_hash;

namespace lesson {

bool end_reused_family(store::Database& database, std::string_view presented, std::int64_t now) {
  const auto hash = refresh_token_hash(presented);
  try {
    return database.write(
               "UPDATE sessions SET ended_at = ? WHERE ended_at IS NULL "
               "AND id = (SELECT session_id FROM refresh_tokens WHERE hash = ? AND used = 1)",
               {now, hash}) == 1;
  } catch (const store::Failure&) {
    return false;
  }
}

}  // namespace lesson

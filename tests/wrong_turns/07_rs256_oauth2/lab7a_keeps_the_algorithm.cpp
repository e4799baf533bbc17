// Believes: the server finds out by the signature which algorithm it is.
#include "algorithm_confusion.hpp"

namespace lesson {

Loot attack(const Evidence& evidence) {
  auto token = evidence.own_token;
  token.claims.set("sub", evidence.victim);
  return {.account = evidence.show_me(sign_hs256(token, evidence.public_key)).body};
}

}  // namespace lesson

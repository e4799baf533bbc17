// Believes: the server tries each key that is published.
#include "rogue_provider.hpp"

namespace lesson {

Loot attack(const Evidence& evidence) {
  evidence.publish(evidence.own_key);
  auto token = evidence.own_token;
  token.claims.set("iss", evidence.victim.issuer);
  token.claims.set("sub", evidence.victim.subject);
  return {.account = evidence.show_me(sign_rs256(token, evidence.own_key)).body};
}

}  // namespace lesson

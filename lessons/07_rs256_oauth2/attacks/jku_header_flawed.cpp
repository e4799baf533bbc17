// The flawed server of lab 7c.
#include "jku_header_flawed.hpp"

#include <utility>

#include "handmade_token.hpp"
#include "me_app.hpp"

namespace lesson {

FetchingServer::FetchingServer(std::string issuer, oauth::Fetch fetch, base::Clock clock)
    : issuer_(std::move(issuer)), fetch_(std::move(fetch)), clock_(std::move(clock)) {}

// "The provider moves its keys now and then: ask it where they are, and nobody else."
jwt::KeySet FetchingServer::keys_at(const std::string& url) const {
  if (!url.starts_with(issuer_)) throw refused("Keys come from " + issuer_ + ", and not from " + url + ".");
  const auto keys = oauth::fetch_keys({.issuer = issuer_, .jwks_uri = url}, fetch_);
  if (!keys) throw refused("No keys at " + url + ": " + std::string(oauth::code(keys.error())) + ".");
  return *keys;
}

void FetchingServer::check_signature(const jwt::UnverifiedToken& token) const {
  const auto& header = token.unverified_header();
  if (header.text("alg") != "RS256") throw refused("Tokens are signed with RS256 here.");
  const auto keys = keys_at(header.text("jku").value_or(""));
  const auto* key = keys.find(header.text("kid").value_or(""), jwt::Algorithm::rs256);
  if (key == nullptr) throw refused("No key there has the id " + header.text("kid").value_or("(none)") + ".");
  if (!has_rs256_signature(token, *key)) throw refused("The signature is not that of the key.");
}

web::App FetchingServer::app() {
  return me_app({.title = "A server that fetches keys",
                 .check_signature = [this](const auto& token) { check_signature(token); },
                 .clock = clock_,
                 .ledger = ledger_});
}

}  // namespace lesson

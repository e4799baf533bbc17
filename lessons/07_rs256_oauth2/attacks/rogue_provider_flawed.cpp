// The flawed server of lab 7d.
#include "rogue_provider_flawed.hpp"

#include <algorithm>
#include <utility>

#include "handmade_token.hpp"
#include "me_app.hpp"

namespace lesson {

SeveralProvidersServer::SeveralProvidersServer(std::vector<std::string> issuers, oauth::Fetch fetch,
                                               base::Clock clock)
    : issuers_(std::move(issuers)), providers_(std::move(fetch)), clock_(std::move(clock)) {}

// "An id is the thumbprint of its key, so no two providers have the same."
std::map<std::string, jwt::Key> SeveralProvidersServer::keys() {
  std::map<std::string, jwt::Key> keys;
  for (const auto& issuer : issuers_) {
    const auto set = providers_.fetch_keys(issuer);
    if (!set) continue;  // It may be down for a while. The others are not.
    for (const auto& key : set->keys()) keys.insert_or_assign(key.id(), key);
  }
  return keys;
}

void SeveralProvidersServer::check_signature(const jwt::UnverifiedToken& token) {
  const auto& header = token.unverified_header();
  const auto issuer = token.unverified_claims().text("iss").value_or("nobody");
  if (std::ranges::find(issuers_, issuer) == issuers_.end()) throw refused("We do not trust " + issuer + ".");
  if (header.text("alg") != "RS256") throw refused("Tokens are signed with RS256 here.");

  const auto trusted = keys();
  const auto key = trusted.find(header.text("kid").value_or(""));
  if (key == trusted.end())
    throw refused("No provider has a key " + header.text("kid").value_or("without an id"));
  if (!has_rs256_signature(token, key->second)) throw refused("The signature is not that of the key.");
}

web::App SeveralProvidersServer::app() {
  return me_app({.title = "A server that trusts several providers",
                 .check_signature = [this](const auto& token) { check_signature(token); },
                 .clock = clock_,
                 .ledger = ledger_});
}

}  // namespace lesson

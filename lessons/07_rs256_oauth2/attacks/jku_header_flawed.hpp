#pragma once

#include <string>

#include "base/clock.hpp"
#include "jwt/key_set.hpp"
#include "ledger.hpp"
#include "oauth/provider.hpp"
#include "web/app.hpp"

namespace lesson {

// A server that accepts the tokens of one provider, and fetches its keys. Thread-safe.
class FetchingServer {
 public:
  // `issuer` is the URL of the provider: "https://login.example".
  FetchingServer(std::string issuer, oauth::Fetch fetch, base::Clock clock);

  // GET /me. REQUIRES: `this` outlives the app.
  web::App app();

  const Ledger& ledger() const { return ledger_; }

 private:
  void check_signature(const jwt::UnverifiedToken& token) const;
  jwt::KeySet keys_at(const std::string& url) const;

  const std::string issuer_;
  const oauth::Fetch fetch_;
  const base::Clock clock_;
  Ledger ledger_;
};

}  // namespace lesson

#pragma once

#include <map>
#include <string>
#include <vector>

#include "base/clock.hpp"
#include "jwt/key.hpp"
#include "ledger.hpp"
#include "oauth/provider_directory.hpp"
#include "web/app.hpp"

namespace lesson {

// A server that accepts the tokens of several providers, and fetches their keys. Thread-safe.
class SeveralProvidersServer {
 public:
  SeveralProvidersServer(std::vector<std::string> issuers, oauth::Fetch fetch, base::Clock clock);

  // GET /me. REQUIRES: `this` outlives the app.
  web::App app();

  const Ledger& ledger() const { return ledger_; }

 private:
  void check_signature(const jwt::UnverifiedToken& token);
  std::map<std::string, jwt::Key> keys();  // By id.

  const std::vector<std::string> issuers_;
  oauth::ProviderDirectory providers_;
  const base::Clock clock_;
  Ledger ledger_;
};

}  // namespace lesson

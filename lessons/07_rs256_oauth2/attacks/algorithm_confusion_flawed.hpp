#pragma once

#include <string>

#include "base/clock.hpp"
#include "ledger.hpp"
#include "web/app.hpp"

namespace lesson {

// A server that accepts the tokens of one provider. Thread-safe.
class KeyFileServer {
 public:
  // `public_key` is the text of a PEM file: the key that verifies the provider's tokens.
  KeyFileServer(std::string public_key, base::Clock clock);

  // GET /me. REQUIRES: `this` outlives the app.
  web::App app();

  const Ledger& ledger() const { return ledger_; }

 private:
  void check_signature(const jwt::UnverifiedToken& token) const;

  const std::string public_key_;
  const base::Clock clock_;
  Ledger ledger_;
};

}  // namespace lesson

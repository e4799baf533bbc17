#pragma once

#include <string>

#include "base/clock.hpp"
#include "jwt/key.hpp"
#include "ledger.hpp"
#include "web/app.hpp"

namespace lesson {

// A server that accepts the tokens of one provider, and shows its key to nobody. Thread-safe.
class QuietServer {
 public:
  // `key_file` is the text of a PEM file: the key that verifies the provider's tokens.
  QuietServer(std::string key_file, base::Clock clock);

  // GET /me. REQUIRES: `this` outlives the app.
  web::App app();

  const Ledger& ledger() const { return ledger_; }

 private:
  void check_signature(const jwt::UnverifiedToken& token) const;

  const std::string key_file_;
  const jwt::Key key_;
  const base::Clock clock_;
  Ledger ledger_;
};

}  // namespace lesson

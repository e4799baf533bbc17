#pragma once

#include "base/clock.hpp"
#include "jwt/key.hpp"
#include "ledger.hpp"
#include "web/app.hpp"

namespace lesson {

// A server that accepts the tokens of one provider. Thread-safe.
class OneKeyServer {
 public:
  // `key` verifies the provider's tokens, and has an id.
  OneKeyServer(jwt::Key key, base::Clock clock);

  // GET /me. REQUIRES: `this` outlives the app.
  web::App app();

  const Ledger& ledger() const { return ledger_; }

 private:
  void check_signature(const jwt::UnverifiedToken& token) const;
  jwt::Key key_of(const json::Value& header) const;

  const jwt::Key key_;
  const base::Clock clock_;
  Ledger ledger_;
};

}  // namespace lesson

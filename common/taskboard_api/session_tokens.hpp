#pragma once

#include "base/clock.hpp"
#include "json/value.hpp"
#include "jwt/key.hpp"
#include "taskboard/token_pair.hpp"
#include "taskboard/user.hpp"
#include "taskboard_api/access_tokens.hpp"

namespace taskboard_api {

// Returns 32 random bytes in base64url, and their hash for the database (R28).
taskboard::RefreshToken new_refresh_token();

// What a login and a refresh answer:
// {"access_token": …, "token_type": "bearer", "expires_in": 900, "refresh_token": …}
json::Value pair_answer(const taskboard::TokenPair& pair);

// Makes pairs: an access token of type at+jwt, and a refresh token that is not a JWT. Thread-safe.
class SessionTokens {
 public:
  // REQUIRES: a key that signs and verifies.
  explicit SessionTokens(const jwt::Key& key, const base::Clock& clock = base::system_seconds)
      : access_(key, clock, access_type), clock_(clock) {}

  taskboard::TokenPair pair(const taskboard::User& user) const {
    return {.access = access_.make(user), .refresh = new_refresh_token()};
  }
  const AccessTokens& access() const { return access_; }
  std::int64_t now() const { return clock_(); }

  static constexpr auto access_type = "at+jwt";

 private:
  AccessTokens access_;
  base::Clock clock_;
};

}  // namespace taskboard_api

#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/clock.hpp"
#include "json/value.hpp"
#include "jwt/key.hpp"
#include "jwt/verifier.hpp"
#include "taskboard/token_pair.hpp"
#include "taskboard/user.hpp"

namespace taskboard_api {

// Returns the id in a token's subject: "7" is 7. std::nullopt for any other text ("007", "+7", "7 OR 1=1",
// "alice").
std::optional<std::int64_t> user_id_of(std::string_view subject);

// What a verifier of our tokens expects: iss and aud "taskboard", sub, iat, exp and jti, and `type` in "typ".
jwt::VerifierOptions token_policy(const std::string& type, const base::Clock& clock = base::system_seconds);

// Makes the access tokens of Taskboard, and the verifier that accepts them. Claims: iss and aud "taskboard",
// sub the user's id as text, iat, exp after 15 minutes, a random jti, and the role. The role is for display:
// it is as old as the token, so a server that decides by the role looks it up (R18). Thread-safe.
class AccessTokens {
 public:
  static constexpr std::chrono::seconds lifetime = std::chrono::minutes{15};

  // `type` is the "typ" that they carry and the verifier wants. From lesson 5 on it is "at+jwt" (RFC 9068
  // §2.1, R16): then no other kind of token can stand in for one.
  // REQUIRES: a key that signs and verifies.
  explicit AccessTokens(const jwt::Key& key, const base::Clock& clock = base::system_seconds,
                        const std::string& type = "JWT");

  std::string issue(const taskboard::User& user) const;

  // The same, with its id and the time at which it expires.
  taskboard::AccessToken make(const taskboard::User& user) const;

  // {"access_token": …, "token_type": "bearer", "expires_in": 900}
  json::Value answer(const taskboard::User& user) const;

  const std::shared_ptr<const jwt::Verifier>& verifier() const { return verifier_; }

 private:
  base::Clock clock_;
  jwt::Key key_;
  std::string type_;
  std::shared_ptr<const jwt::Verifier> verifier_;
};

}  // namespace taskboard_api

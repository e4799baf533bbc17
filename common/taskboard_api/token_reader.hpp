#pragma once

#include <chrono>
#include <expected>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "base/clock.hpp"
#include "jwt/key.hpp"
#include "jwt/verified_claims.hpp"

namespace taskboard_api {

// The key that a token with this "kid" is verified with; nothing for a token that names none, or an unknown
// one. Nobody verified that text yet: it is for a look-up and for nothing else (R11). Called by many threads.
using FindKey = std::function<std::optional<jwt::Key>(std::optional<std::string_view> kid)>;

// One kind of our tokens, when several keys are in use: exactly the key that a token names is tried (R33).
// Thread-safe.
class TokenReader {
 public:
  struct Options {
    std::string type;                // "at+jwt": tokens of every other kind are refused (R16).
    std::chrono::seconds leeway{0};  // 0 to 120.
    base::Clock clock = base::system_seconds;
  };

  TokenReader(FindKey find_key, Options options);

  // The claims of a token of this kind, from us and for us, with sub, iat, exp and jti; otherwise why not,
  // for the log.
  std::expected<jwt::VerifiedClaims, std::string> read(std::string_view token) const;

 private:
  FindKey find_key_;
  Options options_;
};

}  // namespace taskboard_api

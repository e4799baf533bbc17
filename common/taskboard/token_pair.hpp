#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace taskboard {

// A refresh token. The text goes to the client and is kept nowhere else; the database keeps the hash.
struct RefreshToken {
  std::string text;  // Says nothing to anybody: random bytes in letters.
  std::string hash;  // refresh_token_hash(text)
};

// What is stored of a refresh token: SHA-256 of its text, as 64 hexadecimal digits. A fast hash will do:
// there are 2^256 such tokens to try, not a few million words.
std::string refresh_token_hash(std::string_view text);

// Who issues our access tokens: their claim "iss".
inline constexpr auto token_issuer = "taskboard";

// An access token, and what the database keeps of it.
struct AccessToken {
  std::string text;
  std::string id;               // Its claim "jti".
  std::int64_t expires_at = 0;  // Its claim "exp".
};

// What a token is called on the list of those that ended: two issuers may count alike.
struct TokenName {
  std::string issuer;
  std::string id;
};

// What a login gives, and each refresh: a short access token and the next refresh token.
struct TokenPair {
  AccessToken access;
  RefreshToken refresh;
};

}  // namespace taskboard

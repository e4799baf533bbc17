#pragma once

#include <expected>
#include <string_view>

#include "jwt/refusal.hpp"

namespace jwt {

// The three segments of a compact token, as views into it.
struct TokenParts {
  std::string_view header;
  std::string_view payload;
  std::string_view signature;
  std::string_view signed_bytes;  // Header, dot, payload: what the signature is over (RFC 7515 §5.1).
};

// Cuts `token` at its two dots. Refused: longer than max_token_size (too_large, without a look inside),
// five parts (encrypted), any other number of dots (malformed). Looks at dots only, not at the characters
// between them. The views are good for as long as `token` is.
std::expected<TokenParts, Refusal> split_token(std::string_view token);

// Is every character of `token` a dot or in the alphabet of base64url?
bool has_token_alphabet(std::string_view token);

}  // namespace jwt

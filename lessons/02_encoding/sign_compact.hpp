#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace lesson {

// The JSON texts of a token as they were written, blanks and line breaks included. Views, valid for as long
// as the strings behind them are.
struct TokenTexts {
  std::string_view header;
  std::string_view payload;
};

// Returns the compact token of these texts, signed with HMAC-SHA-256 (RFC 7515 §5.1, §7.1): header and
// payload in base64url, byte for byte as given, then the MAC of both with the dot between them, in base64url
// as well. Does not parse the texts: a payload need not even be JSON. REQUIRES: `key` is not empty.
std::string sign_compact(const TokenTexts& texts, std::span<const std::byte> key);

}  // namespace lesson

#pragma once

#include <string>
#include <string_view>

namespace oauth {

// A code, a refresh token or a cookie: 32 random bytes. The text goes to the client and is kept nowhere; the
// database keeps the hash (R28).
struct OpaqueToken {
  std::string text;  // base64url, 43 characters.
  std::string hash;  // opaque_token_hash(text)
};

OpaqueToken new_opaque_token();

// Returns whether `text` has the shape of a token.
bool is_opaque_token(std::string_view text);

// SHA-256 of the text, as 64 hexadecimal digits. A fast hash will do: there are 2^256 such tokens to try.
std::string opaque_token_hash(std::string_view text);

}  // namespace oauth

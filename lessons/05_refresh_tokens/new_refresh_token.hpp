#pragma once

#include "taskboard/token_pair.hpp"

namespace lesson {

using taskboard::RefreshToken;

// A refresh token that nobody has seen before (R28).
//   text   what crypto::random_bytes(32) gave, in base64url: 43 letters, and nothing in them to read
//   hash   SHA-256 of `text` (its 43 letters, not the bytes), as 64 hexadecimal digits in small letters
// Thread-safe.
RefreshToken new_refresh_token();

}  // namespace lesson

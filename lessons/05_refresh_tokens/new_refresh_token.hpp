#pragma once

#include "taskboard/token_pair.hpp"

namespace lesson {

using taskboard::RefreshToken;

// Returns a new random refresh token (R28).
//   text   the bytes of crypto::random_bytes(32) in base64url: 43 characters that say nothing
//   hash   SHA-256 of `text` (its 43 characters, not the bytes), as 64 lower-case hexadecimal digits
// Thread-safe.
RefreshToken new_refresh_token();

}  // namespace lesson

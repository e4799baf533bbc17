#pragma once

#include "jwt/token_parts.hpp"
#include "key.hpp"

namespace lesson {

// Returns whether parts.signature is the HMAC-SHA-256 of parts.signed_bytes under `key`: all 32 bytes, in
// canonical base64url (RFC 7515 §5.2, RFC 7518 §3.2). Compares in constant time. Throws std::runtime_error if
// OpenSSL fails. REQUIRES: key.algorithm is "HS256".
bool signature_matches(const jwt::TokenParts& parts, const Key& key);

}  // namespace lesson

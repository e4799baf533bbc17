#pragma once

#include <cstddef>
#include <span>

namespace jwt {

// Does this hold a public key, or a pair, in a form that somebody can tell from random bytes? Looked for are
// PEM and RFC 4716 under whatever dashes, certificates, OpenSSH's keys, JWKs and .NET's XML, anywhere in the
// text and behind any other; DER (PKCS#1, and whatever names the algorithm of its key) and OpenSSH's wire
// format; each of these also in base64, base64url, hex and UTF-16. A bare modulus or point looks like a
// random secret. Of random bytes and their base64 or hex less than one in 10^9 is taken for a key.
bool holds_public_key(std::span<const std::byte> secret);

}  // namespace jwt

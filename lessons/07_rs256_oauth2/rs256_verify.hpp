#pragma once

#include <cstddef>
#include <span>
#include <string_view>

#include <openssl/types.h>

namespace lesson {

// Tells whether `signature` is the RS256 signature of `signing_input` by the private half of `key`.
//
// False also for a key that must not be trusted: one that is no RSA key, has fewer than 2048 bits (RFC 7518
// §3.3), or a public exponent that is even or 1; for a signature that is not as long as the modulus; and if
// OpenSSL cannot verify. Never throws. Leaves OpenSSL's error queue empty. Thread-safe.
bool rs256_verify(EVP_PKEY* key, std::string_view signing_input, std::span<const std::byte> signature);

}  // namespace lesson

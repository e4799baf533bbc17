#pragma once

#include <cstddef>
#include <span>
#include <string_view>

#include <openssl/types.h>

namespace lesson {

// Tells whether `signature` is the RS256 signature of `signing_input` by the private half of `key`. Signature
// and text may be any bytes, and `key` any key.
//
// Returns false also for a key that proves nothing: one that is no RSA key (OpenSSL's kind "RSA-PSS" is
// another), has fewer than 2048 bits (RFC 7518 §3.3), or has a public exponent that is even, 1, or longer
// than 64 bits; for a signature that is not as long as the modulus; and if OpenSSL cannot verify.
//
// Throws nothing but std::bad_alloc. Leaves no error of its own in OpenSSL's queue. Thread-safe.
bool rs256_verify(EVP_PKEY* key, std::string_view signing_input, std::span<const std::byte> signature);

}  // namespace lesson

#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include <openssl/types.h>

namespace lesson {

// Returns the RS256 signature of `signing_input`, any bytes: RSASSA-PKCS1-v1_5 with SHA-256 (RFC 7518 §3.3).
// The signature is as long as the modulus of `key`: 256 bytes for an RSA key of 2048 bits. Throws
// std::runtime_error if OpenSSL cannot sign, for instance because `key` is a public half. Thread-safe.
std::vector<std::byte> rs256_sign(EVP_PKEY* key, std::string_view signing_input);

}  // namespace lesson

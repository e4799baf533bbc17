#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include <openssl/types.h>

namespace lesson {

// Returns the RS256 signature of `signing_input`: RSASSA-PKCS1-v1_5 with SHA-256 (RFC 7518 §3.3). It is as
// long as the modulus of the key: 256 bytes for 2048 bits. `key` is an RSA key with its private half. Throws
// std::runtime_error if OpenSSL cannot sign with it. Thread-safe.
std::vector<std::byte> rs256_sign(EVP_PKEY* key, std::string_view signing_input);

}  // namespace lesson

#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include <openssl/types.h>

namespace lesson {

// The numbers of an RSA key (RFC 8017 §3), as a key file has them: big-endian, each with a zero byte in front
// of a highest bit that is set, as DER writes its INTEGERs.
struct RsaNumbers {
  std::vector<std::byte> n;         // The modulus. Public.
  std::vector<std::byte> e;         // The public exponent, nearly always 65537. Public.
  std::vector<std::byte> d{};       // The private exponent; empty in a public key.
  std::vector<std::byte> p{}, q{};  // The two primes; empty in a public key. Anybody who has them has d.
};

// Returns the numbers of `key`. Throws std::invalid_argument if it is no RSA key. Given.
RsaNumbers numbers_of(EVP_PKEY* key);

// Returns the public exponent of `key`; 0 if it is no RSA key, or the number is longer than 64 bits. Given.
std::uint64_t public_exponent(EVP_PKEY* key);

}  // namespace lesson

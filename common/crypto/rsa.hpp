#pragma once

#include <cstddef>
#include <expected>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "crypto/asymmetric_key.hpp"
#include "crypto/digest.hpp"
#include "crypto/internal/context_pool.hpp"

namespace crypto {

inline constexpr int min_rsa_bits = 2048;
inline constexpr int max_rsa_bits = 8192;

// The numbers of an RSA key (RFC 8017 §3), big-endian, without leading zero bytes.
struct RsaPublicParts {
  std::vector<std::byte> n, e;
};
struct RsaPrivateParts {
  Secret d, p, q, dp, dq, qi;
};

// A key from its numbers. Refused: what check_rsa_policy() or OpenSSL's public check refuses, and private
// parts that do not fit.
std::expected<AsymmetricKey, KeyProblem> rsa_key(const RsaPublicParts& parts);
std::expected<AsymmetricKey, KeyProblem> rsa_key(const RsaPublicParts& parts, const RsaPrivateParts& secret);

// A new key of `bits` bits, from min_rsa_bits to max_rsa_bits; throws std::invalid_argument otherwise.
AsymmetricKey generate_rsa_key(int bits);

// REQUIRES: an RSA key; for the private parts one with its private half and two primes.
RsaPublicParts rsa_public_parts(const AsymmetricKey& key);
RsaPrivateParts rsa_private_parts(const AsymmetricKey& key);

// What is wrong with the public half of an RSA key: fewer than 2048 or more than 8192 bits, an even modulus,
// an exponent that is even, 1 or longer than 64 bits, or the fingerprint of ROCA (CVE-2017-15361).
std::optional<KeyProblem> check_rsa_policy(evp_pkey_st* key);

enum class RsaPadding { pkcs1, pss };

// Signs and verifies with one RSA key, padding and digest. PSS has a salt as long as the digest, and
// accepts no other (RFC 7518 §3.5). Thread-safe.
class RsaSignature {
 public:
  RsaSignature(AsymmetricKey key, RsaPadding padding, Digest digest);

  const AsymmetricKey& key() const { return key_; }
  std::size_t size() const { return size_; }  // Of a signature: that of the modulus, in bytes.

  // REQUIRES: the key has its private half.
  std::vector<std::byte> sign(std::span<const std::byte> message) const;
  bool verify(std::span<const std::byte> message, std::span<const std::byte> signature) const;

 private:
  AsymmetricKey key_;
  Digest digest_;
  std::size_t size_;
  ContextPool signers_;
  ContextPool verifiers_;
};

}  // namespace crypto

#pragma once

#include <cstddef>
#include <expected>
#include <span>
#include <vector>

#include "crypto/asymmetric_key.hpp"
#include "crypto/digest.hpp"
#include "crypto/internal/context_pool.hpp"

namespace crypto {

// A point of a curve and the private number behind it, big-endian, as long as the curve's field:
// 32, 48 or 66 bytes.
struct EcPublicParts {
  std::vector<std::byte> x, y;
};

// Bytes of a coordinate. REQUIRES: an elliptic-curve kind, p256 to secp256k1.
std::size_t coordinate_size(KeyKind curve);

// A key from its point, and its private number. Refused: coordinates of another length (malformed), a point
// that is not on the curve, a private number that does not belong to it.
std::expected<AsymmetricKey, KeyProblem> ec_key(KeyKind curve, const EcPublicParts& parts);
std::expected<AsymmetricKey, KeyProblem> ec_key(KeyKind curve, const EcPublicParts& parts, const Secret& d);

AsymmetricKey generate_ec_key(KeyKind curve);

// REQUIRES: an elliptic-curve key; for the private number one with its private half.
EcPublicParts ec_public_parts(const AsymmetricKey& key);
Secret ec_private_part(const AsymmetricKey& key);

// Signs and verifies with one elliptic-curve key and digest. A signature is r and s side by side, each as
// long as a coordinate (RFC 7518 §3.4), not the DER that OpenSSL speaks. Thread-safe.
class EcdsaSignature {
 public:
  EcdsaSignature(AsymmetricKey key, Digest digest);

  const AsymmetricKey& key() const { return key_; }
  std::size_t size() const { return 2 * coordinate_; }  // Of a signature, in bytes.

  // REQUIRES: the key has its private half.
  std::vector<std::byte> sign(std::span<const std::byte> message) const;
  bool verify(std::span<const std::byte> message, std::span<const std::byte> signature) const;

 private:
  AsymmetricKey key_;
  Digest digest_;
  std::size_t coordinate_;
  ContextPool signers_;
  ContextPool verifiers_;
};

}  // namespace crypto

#pragma once

#include <cstddef>
#include <expected>
#include <span>
#include <vector>

#include "crypto/asymmetric_key.hpp"

namespace crypto {

// A key from its bytes as RFC 8032 writes them: 32 for Ed25519, 57 for Ed448, both halves alike. `curve` is
// ed25519 or ed448. Refused: another length, a public half that is not the private one's, and what
// check_edwards_point() refuses.
std::expected<AsymmetricKey, KeyProblem> eddsa_key(KeyKind curve, std::span<const std::byte> x);
std::expected<AsymmetricKey, KeyProblem> eddsa_key(KeyKind curve, std::span<const std::byte> x,
                                                   const Secret& d);

AsymmetricKey generate_eddsa_key(KeyKind curve);

// REQUIRES: an Ed25519 or Ed448 key; for the private bytes one with its private half.
std::vector<std::byte> eddsa_public_part(const AsymmetricKey& key);
Secret eddsa_private_part(const AsymmetricKey& key);

// Signs and verifies with one Ed25519 or Ed448 key (RFC 8032, without context or pre-hash). Thread-safe.
class EddsaSignature {
 public:
  explicit EddsaSignature(AsymmetricKey key);

  const AsymmetricKey& key() const { return key_; }
  std::size_t size() const { return size_; }  // Of a signature: 64 or 114 bytes.

  // REQUIRES: the key has its private half.
  std::vector<std::byte> sign(std::span<const std::byte> message) const;
  bool verify(std::span<const std::byte> message, std::span<const std::byte> signature) const;

 private:
  AsymmetricKey key_;
  std::size_t size_;
};

}  // namespace crypto

#pragma once

#include <cstddef>
#include <expected>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "crypto/key_problem.hpp"
#include "crypto/secret.hpp"
#include "json/value.hpp"
#include "jwt/algorithm.hpp"

namespace jwt {

using crypto::KeyProblem;

struct Signature;

inline constexpr std::size_t max_key_id_size = 128;

// A key that serves exactly one algorithm. A weak key cannot be constructed: an HMAC secret is at least as
// long as its digest and holds no public key in any form, an RSA key has 2048 to 8192 bits and a modulus that
// could be the product of two primes, a point lies on the curve its algorithm names and is not of small order
// (requirements R5 to R7). Immutable; copies share one key, which any number
// of threads may use. Why: docs/decisions/0010-the-token-never-chooses.md
class Key {
 public:
  // An HMAC key from its bytes, as they are: no text is decoded. `algorithm` is one of HS256, HS384, HS512.
  static std::expected<Key, KeyProblem> from_secret(Algorithm algorithm, std::span<const std::byte> secret);
  static std::expected<Key, KeyProblem> from_secret(Algorithm algorithm, std::string_view secret);

  // A public key or a pair from PEM text: see crypto::read_pem().
  static std::expected<Key, KeyProblem> from_pem(Algorithm algorithm, std::string_view pem);

  // A key from a JWK (RFC 7517): one strict JSON object. Without `algorithm` the JWK must name its own in
  // "alg"; if both do, they must agree. "use" and "key_ops", where given, must allow signatures; members
  // that are not known are ignored.
  static std::expected<Key, KeyProblem> from_jwk(std::string_view jwk,
                                                 std::optional<Algorithm> algorithm = std::nullopt);
  // As above, for a JWK that is parsed already.
  static std::expected<Key, KeyProblem> from_jwk_object(const json::Value& jwk,
                                                        std::optional<Algorithm> algorithm = std::nullopt);

  // A new random key: a secret as long as the digest, RSA with 2048 bits, EdDSA on Ed25519.
  static Key generate(Algorithm algorithm);

  // The same key under the identifier `id`, 1 to 128 printable ASCII characters (else
  // std::invalid_argument).
  Key with_id(std::string id) const;

  Algorithm algorithm() const;
  const std::string& id() const;  // The "kid"; empty when it has none.
  bool can_sign() const;
  bool can_verify() const;

  // The signature of `message`, in the form that JWS has for the algorithm (RFC 7518 §3).
  // REQUIRES: can_sign(), else std::logic_error.
  std::vector<std::byte> sign(std::span<const std::byte> message) const;

  // Is `signature` this key's for `message`, with exactly its length? Always false unless can_verify().
  bool verify(std::span<const std::byte> message, std::span<const std::byte> signature) const;

  // The fingerprint of the key (RFC 7638: SHA-256 of its required members), in base64url.
  std::string thumbprint() const;

  // What may be published, with "alg", "use" and "kid". A shared secret has no such half: std::logic_error.
  json::Value public_jwk() const;
  std::string public_pem() const;

  // The whole key. Whoever reads this can sign.
  json::Value jwk_with_private_members() const;
  crypto::Secret pem_with_private_key() const;  // REQUIRES: an asymmetric key with its private half.

 private:
  struct Material;

  explicit Key(std::shared_ptr<const Material> material);
  static Key of(Algorithm algorithm, std::shared_ptr<const Signature> signature);

  std::shared_ptr<const Material> material_;
};

}  // namespace jwt

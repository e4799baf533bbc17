#include "crypto/ecdsa.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>
#include <utility>

#include <openssl/core_names.h>

#include "crypto/internal/digest_algorithm.hpp"
#include "crypto/internal/ecdsa_der.hpp"
#include "crypto/internal/openssl.hpp"
#include "crypto/internal/parameters.hpp"

namespace crypto {
namespace {

const char* group_name(KeyKind curve) {
  switch (curve) {
    case KeyKind::p256:
      return "P-256";
    case KeyKind::p384:
      return "P-384";
    case KeyKind::p521:
      return "P-521";
    case KeyKind::secp256k1:
      return "secp256k1";
    case KeyKind::rsa:
    case KeyKind::ed25519:
    case KeyKind::ed448:
      break;
  }
  throw std::invalid_argument("not a curve for ECDSA");
}

// SEC 1 §2.3.3: 4 for "uncompressed", then both coordinates.
std::vector<std::byte> encoded_point(const EcPublicParts& parts) {
  std::vector<std::byte> point{std::byte{4}};
  point.insert(point.end(), parts.x.begin(), parts.x.end());
  point.insert(point.end(), parts.y.begin(), parts.y.end());
  return point;
}

std::expected<AsymmetricKey, KeyProblem> build(KeyKind curve, const EcPublicParts& parts, const Secret* d) {
  const std::size_t size = coordinate_size(curve);
  if (parts.x.size() != size || parts.y.size() != size) return std::unexpected(KeyProblem::malformed);
  const auto point = encoded_point(parts);
  KeyParts key;
  key.add_text(OSSL_PKEY_PARAM_GROUP_NAME, group_name(curve));
  key.add_bytes(OSSL_PKEY_PARAM_PUB_KEY, point);
  if (d != nullptr) key.add_secret_number(OSSL_PKEY_PARAM_PRIV_KEY, d->bytes());
  EVP_PKEY* const built = key.build("EC", d != nullptr ? EVP_PKEY_KEYPAIR : EVP_PKEY_PUBLIC_KEY);
  // The only thing that OpenSSL finds wrong with a point of the right length.
  if (built == nullptr) return std::unexpected(KeyProblem::not_on_curve);
  return validated_key(built, d != nullptr);
}

EVP_PKEY_CTX* new_context(const AsymmetricKey& key, int (*start)(EVP_PKEY_CTX*), Digest digest) {
  KeyContext context(require_handle(EVP_PKEY_CTX_new(key.handle(), nullptr), "a key context"));
  require_one(start(context.get()), "starting an ECDSA operation");
  require_one(EVP_PKEY_CTX_set_signature_md(context.get(), digest_algorithm(digest)), "setting a digest");
  return context.release();
}

}  // namespace

std::size_t coordinate_size(KeyKind curve) {
  switch (curve) {
    case KeyKind::p256:
    case KeyKind::secp256k1:
      return 32;
    case KeyKind::p384:
      return 48;
    case KeyKind::p521:
      return 66;
    case KeyKind::rsa:
    case KeyKind::ed25519:
    case KeyKind::ed448:
      break;
  }
  throw std::invalid_argument("not a curve for ECDSA");
}

std::expected<AsymmetricKey, KeyProblem> ec_key(KeyKind curve, const EcPublicParts& parts) {
  return build(curve, parts, nullptr);
}

std::expected<AsymmetricKey, KeyProblem> ec_key(KeyKind curve, const EcPublicParts& parts, const Secret& d) {
  if (d.size() != coordinate_size(curve)) return std::unexpected(KeyProblem::malformed);
  return build(curve, parts, &d);
}

AsymmetricKey generate_ec_key(KeyKind curve) {
  return {curve, require_handle(EVP_EC_gen(group_name(curve)), "generating an EC key"), true};
}

EcPublicParts ec_public_parts(const AsymmetricKey& key) {
  const std::size_t size = coordinate_size(key.kind());
  return {.x = public_number(key.handle(), OSSL_PKEY_PARAM_EC_PUB_X, size),
          .y = public_number(key.handle(), OSSL_PKEY_PARAM_EC_PUB_Y, size)};
}

Secret ec_private_part(const AsymmetricKey& key) {
  return secret_number(key.handle(), OSSL_PKEY_PARAM_PRIV_KEY, coordinate_size(key.kind()));
}

EcdsaSignature::EcdsaSignature(AsymmetricKey key, Digest digest)
    : key_(std::move(key)),
      digest_(digest),
      coordinate_(coordinate_size(key_.kind())),
      signers_([key = key_, digest] { return new_context(key, EVP_PKEY_sign_init, digest); }),
      verifiers_([key = key_, digest] { return new_context(key, EVP_PKEY_verify_init, digest); }) {}

std::vector<std::byte> EcdsaSignature::sign(std::span<const std::byte> message) const {
  std::array<std::byte, max_digest_size> buffer;
  const auto hash = hash_into(digest_, message, buffer);
  std::array<std::byte, max_ecdsa_der_size> der;
  std::size_t size = der.size();
  const auto context = signers_.borrow();
  require_one(EVP_PKEY_sign(context.get(), write_pointer(der), &size, read_pointer(hash), hash.size()),
              "signing with ECDSA");
  std::vector<std::byte> signature(this->size());
  ecdsa_from_der(std::span(der).first(size), signature);
  return signature;
}

bool EcdsaSignature::verify(std::span<const std::byte> message, std::span<const std::byte> signature) const {
  if (signature.size() != size()) return false;
  std::array<std::byte, max_ecdsa_der_size> der_buffer;
  const auto der = ecdsa_to_der(signature, der_buffer);
  std::array<std::byte, max_digest_size> hash_buffer;
  const auto hash = hash_into(digest_, message, hash_buffer);
  const auto context = verifiers_.borrow();
  const int verdict =
      EVP_PKEY_verify(context.get(), read_pointer(der), der.size(), read_pointer(hash), hash.size());
  if (verdict == 1) return true;  // 0 and negative numbers are all "no".
  forget_openssl_errors();
  return false;
}

}  // namespace crypto

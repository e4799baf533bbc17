#include "crypto/eddsa.hpp"

#include <stdexcept>
#include <utility>

#include "crypto/constant_time.hpp"
#include "crypto/internal/openssl.hpp"
#include "crypto/internal/parameters.hpp"

namespace crypto {
namespace {

const char* curve_name(KeyKind curve) {
  if (curve == KeyKind::ed25519) return "ED25519";
  if (curve == KeyKind::ed448) return "ED448";
  throw std::invalid_argument("not a curve for EdDSA");
}

std::size_t key_size(KeyKind curve) { return curve == KeyKind::ed25519 ? 32 : 57; }

// One context a thread, kept: to make one costs as much as two short hashes. It is initialised for each use,
// because in newer versions of OpenSSL a one-shot context cannot be used twice.
EVP_MD_CTX* thread_signature_context() {
  thread_local const DigestContext context(require_handle(EVP_MD_CTX_new(), "a signature context"));
  return context.get();
}

}  // namespace

std::expected<AsymmetricKey, KeyProblem> eddsa_key(KeyKind curve, std::span<const std::byte> x) {
  if (x.size() != key_size(curve)) return std::unexpected(KeyProblem::malformed);
  EVP_PKEY* const key =
      EVP_PKEY_new_raw_public_key_ex(nullptr, curve_name(curve), nullptr, read_pointer(x), x.size());
  forget_openssl_errors();
  if (key == nullptr) return std::unexpected(KeyProblem::malformed);
  return validated_key(key, false);
}

std::expected<AsymmetricKey, KeyProblem> eddsa_key(KeyKind curve, std::span<const std::byte> x,
                                                   const Secret& d) {
  if (x.size() != key_size(curve) || d.size() != key_size(curve)) {
    return std::unexpected(KeyProblem::malformed);
  }
  EVP_PKEY* const handle =
      EVP_PKEY_new_raw_private_key_ex(nullptr, curve_name(curve), nullptr, read_pointer(d.bytes()), d.size());
  forget_openssl_errors();
  if (handle == nullptr) return std::unexpected(KeyProblem::malformed);
  auto key = validated_key(handle, true);
  // OpenSSL derives the public half itself; the one that came along must be the same.
  if (key && !equal_in_constant_time(eddsa_public_part(*key), x)) {
    return std::unexpected(KeyProblem::mismatched_halves);
  }
  return key;
}

AsymmetricKey generate_eddsa_key(KeyKind curve) {
  auto* const key = EVP_PKEY_Q_keygen(nullptr, nullptr, curve_name(curve));
  return {curve, require_handle(key, "generating an EdDSA key"), true};
}

std::vector<std::byte> eddsa_public_part(const AsymmetricKey& key) { return public_bytes(key.handle()); }

Secret eddsa_private_part(const AsymmetricKey& key) { return secret_bytes(key.handle()); }

EddsaSignature::EddsaSignature(AsymmetricKey key)
    : key_(std::move(key)), size_(static_cast<std::size_t>(EVP_PKEY_get_size(key_.handle()))) {}

std::vector<std::byte> EddsaSignature::sign(std::span<const std::byte> message) const {
  EVP_MD_CTX* const context = thread_signature_context();
  require_one(EVP_MD_CTX_reset(context), "clearing a signature context");
  require_one(EVP_DigestSignInit(context, nullptr, nullptr, nullptr, key_.handle()), "starting EdDSA");
  std::vector<std::byte> signature(size_);
  std::size_t size = size_;
  require_one(EVP_DigestSign(context, write_pointer(signature), &size, read_pointer(message), message.size()),
              "signing with EdDSA");
  return signature;
}

bool EddsaSignature::verify(std::span<const std::byte> message, std::span<const std::byte> signature) const {
  if (signature.size() != size_) return false;
  EVP_MD_CTX* const context = thread_signature_context();
  require_one(EVP_MD_CTX_reset(context), "clearing a signature context");
  require_one(EVP_DigestVerifyInit(context, nullptr, nullptr, nullptr, key_.handle()), "starting EdDSA");
  const int verdict = EVP_DigestVerify(context, read_pointer(signature), signature.size(),
                                       read_pointer(message), message.size());
  if (verdict == 1) return true;  // 0 and negative numbers are all "no".
  forget_openssl_errors();
  return false;
}

}  // namespace crypto

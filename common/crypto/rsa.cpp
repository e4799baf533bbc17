#include "crypto/rsa.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>
#include <utility>

#include <openssl/core_names.h>
#include <openssl/rsa.h>

#include "crypto/internal/digest_algorithm.hpp"
#include "crypto/internal/openssl.hpp"
#include "crypto/internal/parameters.hpp"

namespace crypto {
namespace {

// Before OpenSSL looks at the numbers: what is too long would cost time, what is empty confuses it.
std::optional<KeyProblem> check_sizes(const RsaPublicParts& parts) {
  if (parts.n.empty() || parts.e.empty()) return KeyProblem::malformed;
  if (parts.n.size() * 8 > max_rsa_bits || parts.e.size() > parts.n.size()) return KeyProblem::too_long;
  return std::nullopt;
}

void add_public(KeyParts& key, const RsaPublicParts& parts) {
  key.add_number(OSSL_PKEY_PARAM_RSA_N, parts.n);
  key.add_number(OSSL_PKEY_PARAM_RSA_E, parts.e);
}

void add_private(KeyParts& key, const RsaPrivateParts& secret) {
  key.add_secret_number(OSSL_PKEY_PARAM_RSA_D, secret.d.bytes());
  key.add_secret_number(OSSL_PKEY_PARAM_RSA_FACTOR1, secret.p.bytes());
  key.add_secret_number(OSSL_PKEY_PARAM_RSA_FACTOR2, secret.q.bytes());
  key.add_secret_number(OSSL_PKEY_PARAM_RSA_EXPONENT1, secret.dp.bytes());
  key.add_secret_number(OSSL_PKEY_PARAM_RSA_EXPONENT2, secret.dq.bytes());
  key.add_secret_number(OSSL_PKEY_PARAM_RSA_COEFFICIENT1, secret.qi.bytes());
}

bool any_too_long(const RsaPrivateParts& secret, std::size_t limit) {
  const std::array parts{&secret.d, &secret.p, &secret.q, &secret.dp, &secret.dq, &secret.qi};
  return std::ranges::any_of(parts,
                             [limit](const Secret* part) { return part->empty() || part->size() > limit; });
}

void configure(EVP_PKEY_CTX* context, RsaPadding padding, Digest digest) {
  const int mode = padding == RsaPadding::pss ? RSA_PKCS1_PSS_PADDING : RSA_PKCS1_PADDING;
  require_one(EVP_PKEY_CTX_set_rsa_padding(context, mode), "setting RSA's padding");
  require_one(EVP_PKEY_CTX_set_signature_md(context, digest_algorithm(digest)), "setting RSA's digest");
  if (padding == RsaPadding::pkcs1) return;
  // OpenSSL accepts a salt of any length unless told.
  require_one(EVP_PKEY_CTX_set_rsa_pss_saltlen(context, RSA_PSS_SALTLEN_DIGEST), "setting PSS's salt");
}

EVP_PKEY_CTX* new_context(const AsymmetricKey& key, int (*start)(EVP_PKEY_CTX*), RsaPadding padding,
                          Digest digest) {
  KeyContext context(require_handle(EVP_PKEY_CTX_new(key.handle(), nullptr), "a key context"));
  require_one(start(context.get()), "starting an RSA operation");
  configure(context.get(), padding, digest);
  return context.release();
}

}  // namespace

std::expected<AsymmetricKey, KeyProblem> rsa_key(const RsaPublicParts& parts) {
  if (const auto problem = check_sizes(parts)) return std::unexpected(*problem);
  KeyParts key;
  add_public(key, parts);
  EVP_PKEY* const built = key.build("RSA", EVP_PKEY_PUBLIC_KEY);
  if (built == nullptr) return std::unexpected(KeyProblem::malformed);
  return validated_key(built, false);
}

std::expected<AsymmetricKey, KeyProblem> rsa_key(const RsaPublicParts& parts, const RsaPrivateParts& secret) {
  if (const auto problem = check_sizes(parts)) return std::unexpected(*problem);
  if (any_too_long(secret, parts.n.size())) return std::unexpected(KeyProblem::malformed);
  KeyParts key;
  add_public(key, parts);
  add_private(key, secret);
  EVP_PKEY* const built = key.build("RSA", EVP_PKEY_KEYPAIR);
  if (built == nullptr) return std::unexpected(KeyProblem::malformed);
  return validated_key(built, true);
}

AsymmetricKey generate_rsa_key(int bits) {
  if (bits < min_rsa_bits || bits > max_rsa_bits)
    throw std::invalid_argument("RSA keys have 2048 to 8192 bits");
  auto* const key = require_handle(EVP_RSA_gen(static_cast<unsigned>(bits)), "generating an RSA key");
  return {KeyKind::rsa, key, true};
}

RsaPublicParts rsa_public_parts(const AsymmetricKey& key) {
  return {.n = public_number(key.handle(), OSSL_PKEY_PARAM_RSA_N),
          .e = public_number(key.handle(), OSSL_PKEY_PARAM_RSA_E)};
}

RsaPrivateParts rsa_private_parts(const AsymmetricKey& key) {
  return {.d = secret_number(key.handle(), OSSL_PKEY_PARAM_RSA_D),
          .p = secret_number(key.handle(), OSSL_PKEY_PARAM_RSA_FACTOR1),
          .q = secret_number(key.handle(), OSSL_PKEY_PARAM_RSA_FACTOR2),
          .dp = secret_number(key.handle(), OSSL_PKEY_PARAM_RSA_EXPONENT1),
          .dq = secret_number(key.handle(), OSSL_PKEY_PARAM_RSA_EXPONENT2),
          .qi = secret_number(key.handle(), OSSL_PKEY_PARAM_RSA_COEFFICIENT1)};
}

RsaSignature::RsaSignature(AsymmetricKey key, RsaPadding padding, Digest digest)
    : key_(std::move(key)),
      digest_(digest),
      size_(static_cast<std::size_t>(EVP_PKEY_get_size(key_.handle()))),
      signers_(
          [key = key_, padding, digest] { return new_context(key, EVP_PKEY_sign_init, padding, digest); }),
      verifiers_([key = key_, padding, digest] {
        return new_context(key, EVP_PKEY_verify_init, padding, digest);
      }) {}

std::vector<std::byte> RsaSignature::sign(std::span<const std::byte> message) const {
  std::array<std::byte, max_digest_size> buffer;
  const auto hash = hash_into(digest_, message, buffer);
  std::vector<std::byte> signature(size_);
  std::size_t size = signature.size();
  const auto context = signers_.borrow();
  require_one(EVP_PKEY_sign(context.get(), write_pointer(signature), &size, read_pointer(hash), hash.size()),
              "signing with RSA");
  return signature;
}

bool RsaSignature::verify(std::span<const std::byte> message, std::span<const std::byte> signature) const {
  if (signature.size() != size_) return false;
  std::array<std::byte, max_digest_size> buffer;
  const auto hash = hash_into(digest_, message, buffer);
  const auto context = verifiers_.borrow();
  const int verdict = EVP_PKEY_verify(context.get(), read_pointer(signature), signature.size(),
                                      read_pointer(hash), hash.size());
  if (verdict == 1) return true;  // 0 and negative numbers are all "no".
  forget_openssl_errors();
  return false;
}

}  // namespace crypto

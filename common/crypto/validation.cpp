// The policy for asymmetric keys: what validated_key() lets through.
#include <array>
#include <optional>
#include <string_view>

#include <openssl/core_names.h>
#include <openssl/rsa.h>

#include "crypto/asymmetric_key.hpp"
#include "crypto/internal/edwards_point.hpp"
#include "crypto/internal/openssl.hpp"
#include "crypto/internal/parameters.hpp"
#include "crypto/random.hpp"
#include "crypto/rsa.hpp"

namespace crypto {
namespace {

std::optional<KeyKind> curve_kind(EVP_PKEY* key) {
  int explicit_parameters = 0;
  EVP_PKEY_get_int_param(key, OSSL_PKEY_PARAM_EC_DECODED_FROM_EXPLICIT_PARAMS, &explicit_parameters);
  if (explicit_parameters != 0) return std::nullopt;  // CVE-2020-0601: a generator of one's own.
  std::array<char, 64> name{};
  std::size_t size = 0;
  if (EVP_PKEY_get_group_name(key, name.data(), name.size(), &size) != 1) return std::nullopt;
  const std::string_view group(name.data(), size);
  if (group == "prime256v1" || group == "P-256") return KeyKind::p256;
  if (group == "secp384r1" || group == "P-384") return KeyKind::p384;
  if (group == "secp521r1" || group == "P-521") return KeyKind::p521;
  if (group == "secp256k1") return KeyKind::secp256k1;
  return std::nullopt;
}

std::optional<KeyKind> kind_of(EVP_PKEY* key) {
  if (EVP_PKEY_is_a(key, "RSA") == 1) return KeyKind::rsa;
  if (EVP_PKEY_is_a(key, "EC") == 1) return curve_kind(key);
  if (EVP_PKEY_is_a(key, "ED25519") == 1) return KeyKind::ed25519;
  if (EVP_PKEY_is_a(key, "ED448") == 1) return KeyKind::ed448;
  return std::nullopt;
}

std::optional<KeyProblem> check_policy(EVP_PKEY* key, KeyKind kind) {
  if (kind == KeyKind::rsa) return check_rsa_policy(key);
  if (kind == KeyKind::ed25519 || kind == KeyKind::ed448) return check_edwards_point(kind, public_bytes(key));
  return std::nullopt;
}

// OpenSSL's check comes last: it takes its time, which our bounds limit. Of RSA it refuses a modulus that is
// prime or the power of one, or has a prime factor up to 751 (NIST SP 800-56B §6.4.2.1).
std::optional<KeyProblem> check_public_half(EVP_PKEY* key, KeyKind kind) {
  if (const auto problem = check_policy(key, kind)) return problem;
  const KeyContext context(require_handle(EVP_PKEY_CTX_new(key, nullptr), "a key context"));
  if (EVP_PKEY_public_check(context.get()) == 1) return std::nullopt;
  return kind == KeyKind::rsa ? KeyProblem::weak : KeyProblem::not_on_curve;
}

// Signs something and checks it with the public half: says whether the halves belong together for every
// kind of key alike, and finds damaged primes that would leak the key in a faulty signature.
bool halves_fit(EVP_PKEY* key, KeyKind kind) {
  const bool hashes_itself = kind == KeyKind::ed25519 || kind == KeyKind::ed448;
  const char* const digest = hashes_itself ? nullptr : "SHA256";
  const auto message = random_bytes(32);
  std::array<unsigned char, 1024> signature{};
  std::size_t size = signature.size();
  const DigestContext context(require_handle(EVP_MD_CTX_new(), "a digest context"));
  if (EVP_DigestSignInit_ex(context.get(), nullptr, digest, nullptr, nullptr, key, nullptr) != 1)
    return false;
  if (EVP_DigestSign(context.get(), signature.data(), &size, read_pointer(message), message.size()) != 1) {
    return false;
  }
  EVP_MD_CTX_reset(context.get());
  if (EVP_DigestVerifyInit_ex(context.get(), nullptr, digest, nullptr, nullptr, key, nullptr) != 1)
    return false;
  return EVP_DigestVerify(context.get(), signature.data(), size, read_pointer(message), message.size()) == 1;
}

bool has_number(EVP_PKEY* key, const char* name) {
  BIGNUM* number = nullptr;
  const bool found = EVP_PKEY_get_bn_param(key, name, &number) == 1 && !BN_is_zero(number);
  BN_clear_free(number);
  return found;
}

std::optional<KeyProblem> check_private_half(EVP_PKEY* key, KeyKind kind) {
  if (kind == KeyKind::rsa && !has_number(key, OSSL_PKEY_PARAM_RSA_FACTOR1)) return KeyProblem::no_primes;
  if (kind == KeyKind::rsa && has_number(key, OSSL_PKEY_PARAM_RSA_FACTOR3)) return KeyProblem::unsupported;
  if (!halves_fit(key, kind)) return KeyProblem::mismatched_halves;
  return std::nullopt;
}

}  // namespace

std::expected<AsymmetricKey, KeyProblem> validated_key(evp_pkey_st* handle, bool has_private) {
  KeyHandle owned(handle);
  const auto kind = kind_of(handle);
  if (!kind && EVP_PKEY_is_a(handle, "RSA-PSS") == 1) return std::unexpected(KeyProblem::restricted_to_pss);
  if (!kind) return std::unexpected(KeyProblem::unsupported);
  auto problem = check_public_half(handle, *kind);
  if (!problem && has_private) problem = check_private_half(handle, *kind);
  forget_openssl_errors();
  if (problem) return std::unexpected(*problem);
  return AsymmetricKey(*kind, owned.release(), has_private);
}

}  // namespace crypto

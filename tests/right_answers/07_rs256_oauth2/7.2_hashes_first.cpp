// Verifies the hash, reads the exponent itself, and puts OpenSSL's queue back to where it was.
#include <memory>

#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/err.h>
#include <openssl/rsa.h>

#include "crypto/digest.hpp"
#include "openssl_handles.hpp"
#include "rs256_verify.hpp"

namespace lesson {
namespace {

bool has_good_exponent(EVP_PKEY* key) {
  BIGNUM* found = nullptr;
  EVP_PKEY_get_bn_param(key, OSSL_PKEY_PARAM_RSA_E, &found);
  const std::unique_ptr<BIGNUM, decltype(&BN_free)> e(found, &BN_free);
  return e != nullptr && BN_is_odd(e.get()) == 1 && BN_is_one(e.get()) == 0 && BN_num_bits(e.get()) <= 64;
}

bool fits(EVP_PKEY* key, std::string_view signing_input, std::span<const std::byte> signature) {
  const std::unique_ptr<EVP_PKEY_CTX, decltype(&EVP_PKEY_CTX_free)> context(EVP_PKEY_CTX_new(key, nullptr),
                                                                            &EVP_PKEY_CTX_free);
  const auto hash = crypto::sha256(signing_input);
  return context != nullptr && EVP_PKEY_verify_init(context.get()) == 1 &&
         EVP_PKEY_CTX_set_rsa_padding(context.get(), RSA_PKCS1_PADDING) == 1 &&
         EVP_PKEY_CTX_set_signature_md(context.get(), EVP_sha256()) == 1 &&
         EVP_PKEY_verify(context.get(), as_openssl(signature), signature.size(),
                         as_openssl(std::span<const std::byte>(hash)), hash.size()) == 1;
}

}  // namespace

bool rs256_verify(EVP_PKEY* key, std::string_view signing_input, std::span<const std::byte> signature) {
  ERR_set_mark();
  const bool answer = EVP_PKEY_is_a(key, "RSA") == 1 && EVP_PKEY_get_bits(key) >= 2048 &&
                      has_good_exponent(key) &&
                      signature.size() == static_cast<std::size_t>(EVP_PKEY_get_size(key)) &&
                      fits(key, signing_input, signature);
  ERR_pop_to_mark();
  return answer;
}

}  // namespace lesson

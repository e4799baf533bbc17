#include "rsa_numbers.hpp"

#include <memory>
#include <stdexcept>

#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/err.h>
#include <openssl/evp.h>

namespace lesson {
namespace {

struct WipeNumber {
  void operator()(BIGNUM* number) const { BN_clear_free(number); }
};
using Number = std::unique_ptr<BIGNUM, WipeNumber>;

// nullptr if `key` has no number of that name.
Number number(EVP_PKEY* key, const char* name) {
  BIGNUM* found = nullptr;
  EVP_PKEY_get_bn_param(key, name, &found);
  ERR_clear_error();
  return Number(found);
}

std::vector<std::byte> bytes(EVP_PKEY* key, const char* name) {
  const auto value = number(key, name);
  if (!value) return {};
  const auto zeros = BN_num_bits(value.get()) % 8 == 0 ? 1U : 0U;
  std::vector<std::byte> out(static_cast<std::size_t>(BN_num_bytes(value.get())) + zeros);
  BN_bn2bin(value.get(), reinterpret_cast<unsigned char*>(out.data()) + zeros);
  return out;
}

}  // namespace

RsaNumbers numbers_of(EVP_PKEY* key) {
  RsaNumbers numbers{.n = bytes(key, OSSL_PKEY_PARAM_RSA_N),
                     .e = bytes(key, OSSL_PKEY_PARAM_RSA_E),
                     .d = bytes(key, OSSL_PKEY_PARAM_RSA_D),
                     .p = bytes(key, OSSL_PKEY_PARAM_RSA_FACTOR1),
                     .q = bytes(key, OSSL_PKEY_PARAM_RSA_FACTOR2)};
  if (numbers.n.empty() || numbers.e.empty()) throw std::invalid_argument("this is no RSA key");
  return numbers;
}

std::uint64_t public_exponent(EVP_PKEY* key) {
  const auto exponent = number(key, OSSL_PKEY_PARAM_RSA_E);
  if (!exponent || BN_num_bits(exponent.get()) > 64) return 0;
  return BN_get_word(exponent.get());
}

}  // namespace lesson

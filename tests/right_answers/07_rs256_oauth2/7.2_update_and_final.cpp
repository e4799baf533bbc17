// Feeds the text to OpenSSL before the signature, and catches whatever is thrown.
#include <exception>

#include <openssl/err.h>

#include "openssl_handles.hpp"
#include "rs256_verify.hpp"
#include "rsa_numbers.hpp"

namespace lesson {
namespace {

bool is_good(EVP_PKEY* key) {
  const auto e = public_exponent(key);
  return EVP_PKEY_get_base_id(key) == EVP_PKEY_RSA && EVP_PKEY_get_bits(key) >= 2048 && e % 2 == 1 && e != 1;
}

struct ClearErrors {
  ~ClearErrors() { ERR_clear_error(); }
};

}  // namespace

bool rs256_verify(EVP_PKEY* key, std::string_view signing_input, std::span<const std::byte> signature) {
  const ClearErrors at_the_end;
  try {
    if (!is_good(key) || std::cmp_not_equal(signature.size(), EVP_PKEY_get_size(key))) return false;
    const auto context = new_digest_context();
    if (EVP_DigestVerifyInit(context.get(), nullptr, EVP_sha256(), nullptr, key) <= 0) return false;
    if (EVP_DigestVerifyUpdate(context.get(), signing_input.data(), signing_input.size()) <= 0) return false;
    return EVP_DigestVerifyFinal(context.get(), as_openssl(signature), signature.size()) > 0;
  } catch (const std::exception&) {
    return false;
  }
}

}  // namespace lesson

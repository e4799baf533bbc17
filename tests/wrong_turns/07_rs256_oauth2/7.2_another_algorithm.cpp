// Believes: PSS is the better padding of the same algorithm, so a signature may have either.
#include <openssl/err.h>
#include <openssl/rsa.h>

#include "openssl_handles.hpp"
#include "rs256_verify.hpp"
#include "rsa_numbers.hpp"

namespace lesson {
namespace {

bool fits(EVP_PKEY* key, int padding, std::string_view signing_input, std::span<const std::byte> signature) {
  const DigestContext context = new_digest_context();
  EVP_PKEY_CTX* options = nullptr;
  return EVP_DigestVerifyInit(context.get(), &options, EVP_sha256(), nullptr, key) == 1 &&
         EVP_PKEY_CTX_set_rsa_padding(options, padding) == 1 &&
         EVP_DigestVerify(context.get(), as_openssl(signature), signature.size(), as_openssl(signing_input),
                          signing_input.size()) == 1;
}

}  // namespace

bool rs256_verify(EVP_PKEY* key, std::string_view signing_input, std::span<const std::byte> signature) {
  if (EVP_PKEY_is_a(key, "RSA") != 1 || EVP_PKEY_get_bits(key) < 2048) return false;
  const auto exponent = public_exponent(key);
  if (exponent < 3 || exponent % 2 == 0) return false;
  if (signature.size() != static_cast<std::size_t>(EVP_PKEY_get_size(key))) return false;

  const bool valid = fits(key, RSA_PKCS1_PADDING, signing_input, signature) ||
                     fits(key, RSA_PKCS1_PSS_PADDING, signing_input, signature);
  ERR_clear_error();
  return valid;
}

}  // namespace lesson

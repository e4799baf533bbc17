// Believes: the strength of a key is its length; the exponent is a detail of its file.
#include <openssl/err.h>

#include "openssl_handles.hpp"
#include "rs256_verify.hpp"

namespace lesson {

bool rs256_verify(EVP_PKEY* key, std::string_view signing_input, std::span<const std::byte> signature) {
  if (EVP_PKEY_is_a(key, "RSA") != 1 || EVP_PKEY_get_bits(key) < 2048) return false;
  if (signature.size() != static_cast<std::size_t>(EVP_PKEY_get_size(key))) return false;

  const DigestContext context = new_digest_context();
  const bool valid = EVP_DigestVerifyInit(context.get(), nullptr, EVP_sha256(), nullptr, key) == 1 &&
                     EVP_DigestVerify(context.get(), as_openssl(signature), signature.size(),
                                      as_openssl(signing_input), signing_input.size()) == 1;
  ERR_clear_error();
  return valid;
}

}  // namespace lesson

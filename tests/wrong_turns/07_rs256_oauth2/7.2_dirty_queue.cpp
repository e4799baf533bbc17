// Believes: a return value is all that a failed call leaves behind.
#include "openssl_handles.hpp"
#include "rs256_verify.hpp"
#include "rsa_numbers.hpp"

namespace lesson {

bool rs256_verify(EVP_PKEY* key, std::string_view signing_input, std::span<const std::byte> signature) {
  if (EVP_PKEY_is_a(key, "RSA") != 1 || EVP_PKEY_get_bits(key) < 2048) return false;
  const auto exponent = public_exponent(key);
  if (exponent < 3 || exponent % 2 == 0) return false;
  if (signature.size() != static_cast<std::size_t>(EVP_PKEY_get_size(key))) return false;

  const DigestContext context = new_digest_context();
  const bool valid = EVP_DigestVerifyInit(context.get(), nullptr, EVP_sha256(), nullptr, key) == 1 &&
                     EVP_DigestVerify(context.get(), as_openssl(signature), signature.size(),
                                      as_openssl(signing_input), signing_input.size()) == 1;
  return valid;
}

}  // namespace lesson

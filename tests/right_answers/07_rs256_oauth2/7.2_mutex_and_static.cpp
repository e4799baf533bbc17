// One if for all questions, a context that is kept behind a lock.
#include <mutex>

#include <openssl/err.h>

#include "openssl_handles.hpp"
#include "rs256_verify.hpp"
#include "rsa_numbers.hpp"

namespace lesson {

bool rs256_verify(EVP_PKEY* key, std::string_view signing_input, std::span<const std::byte> signature) {
  static std::mutex mutex;
  static const DigestContext context = new_digest_context();
  const std::scoped_lock lock(mutex);
  EVP_MD_CTX_reset(context.get());
  int answer = 0;
  if (EVP_PKEY_is_a(key, "RSA") && EVP_PKEY_get_bits(key) > 2047 && public_exponent(key) % 2 != 0 &&
      public_exponent(key) > 1 && signature.size() == static_cast<unsigned>(EVP_PKEY_get_size(key)) &&
      EVP_DigestVerifyInit(context.get(), nullptr, EVP_sha256(), nullptr, key) > 0)
    answer = EVP_DigestVerify(context.get(), as_openssl(signature), signature.size(),
                              as_openssl(signing_input), signing_input.size());
  ERR_clear_error();
  return answer == 1;
}

}  // namespace lesson

// Uses the older functions, which know the key at the end.
#include <stdexcept>

#include "openssl_handles.hpp"
#include "rs256_sign.hpp"

namespace lesson {

std::vector<std::byte> rs256_sign(EVP_PKEY* key, std::string_view signing_input) {
  thread_local const DigestContext context = new_digest_context();
  std::vector<std::byte> signature(static_cast<std::size_t>(EVP_PKEY_get_size(key)));
  unsigned int size = 0;
  if (EVP_SignInit(context.get(), EVP_sha256()) != 1 ||
      EVP_SignUpdate(context.get(), signing_input.data(), signing_input.size()) != 1 ||
      EVP_SignFinal(context.get(), as_openssl(std::span(signature)), &size, key) != 1)
    throw std::runtime_error("OpenSSL cannot sign");
  signature.resize(size);
  return signature;
}

}  // namespace lesson

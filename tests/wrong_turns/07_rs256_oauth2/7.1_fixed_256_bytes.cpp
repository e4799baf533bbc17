// Believes: an RSA signature has 256 bytes, as everywhere in the examples.
#include <stdexcept>

#include "openssl_handles.hpp"
#include "rs256_sign.hpp"

namespace lesson {

std::vector<std::byte> rs256_sign(EVP_PKEY* key, std::string_view signing_input) {
  const DigestContext context = new_digest_context();
  std::vector<std::byte> signature(256);
  std::size_t size = signature.size();
  if (EVP_DigestSignInit(context.get(), nullptr, EVP_sha256(), nullptr, key) != 1 ||
      EVP_DigestSign(context.get(), as_openssl(signature), &size, as_openssl(signing_input),
                     signing_input.size()) != 1)
    throw std::runtime_error("OpenSSL could not sign");
  return signature;
}

}  // namespace lesson

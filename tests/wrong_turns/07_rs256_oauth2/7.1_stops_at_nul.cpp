// Believes: what is signed is text, and text is a C string.
#include <cstring>
#include <stdexcept>

#include "openssl_handles.hpp"
#include "rs256_sign.hpp"

namespace lesson {

std::vector<std::byte> rs256_sign(EVP_PKEY* key, std::string_view signing_input) {
  const DigestContext context = new_digest_context();
  const auto* const message = as_openssl(signing_input);
  const std::size_t length = std::strlen(signing_input.data());
  std::size_t size = 0;
  if (EVP_DigestSignInit(context.get(), nullptr, EVP_sha256(), nullptr, key) != 1 ||
      EVP_DigestSign(context.get(), nullptr, &size, message, length) != 1)
    throw std::runtime_error("OpenSSL cannot sign with this key");

  std::vector<std::byte> signature(size);
  if (EVP_DigestSign(context.get(), as_openssl(signature), &size, message, length) != 1)
    throw std::runtime_error("OpenSSL could not sign");
  signature.resize(size);
  return signature;
}

}  // namespace lesson

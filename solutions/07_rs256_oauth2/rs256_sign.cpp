// Solution 7.1 · A signature that everybody can check
#include "rs256_sign.hpp"

#include <stdexcept>

#include "openssl_handles.hpp"

namespace lesson {

std::vector<std::byte> rs256_sign(EVP_PKEY* key, std::string_view signing_input) {
  const DigestContext context = new_digest_context();
  const auto* const message = as_openssl(signing_input);
  std::size_t size = 0;
  if (EVP_DigestSignInit(context.get(), nullptr, EVP_sha256(), nullptr, key) != 1 ||
      EVP_DigestSign(context.get(), nullptr, &size, message, signing_input.size()) != 1)
    throw std::runtime_error("OpenSSL cannot sign with this key");

  std::vector<std::byte> signature(size);
  if (EVP_DigestSign(context.get(), as_openssl(signature), &size, message, signing_input.size()) != 1)
    throw std::runtime_error("OpenSSL could not sign");
  signature.resize(size);
  return signature;
}

}  // namespace lesson

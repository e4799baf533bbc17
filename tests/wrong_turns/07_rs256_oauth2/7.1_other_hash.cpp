// Believes: RSA signs a hash, so the text must be hashed before OpenSSL gets it.
#include <stdexcept>

#include "crypto/digest.hpp"
#include "openssl_handles.hpp"
#include "rs256_sign.hpp"

namespace lesson {

std::vector<std::byte> rs256_sign(EVP_PKEY* key, std::string_view signing_input) {
  const auto hash = crypto::sha256(signing_input);
  const auto* const message = as_openssl(std::span<const std::byte>(hash));
  const DigestContext context = new_digest_context();
  std::size_t size = 0;
  if (EVP_DigestSignInit(context.get(), nullptr, EVP_sha256(), nullptr, key) != 1 ||
      EVP_DigestSign(context.get(), nullptr, &size, message, hash.size()) != 1)
    throw std::runtime_error("OpenSSL cannot sign with this key");

  std::vector<std::byte> signature(size);
  if (EVP_DigestSign(context.get(), as_openssl(signature), &size, message, hash.size()) != 1)
    throw std::runtime_error("OpenSSL could not sign");
  signature.resize(size);
  return signature;
}

}  // namespace lesson

// Hashes with our library and signs the hash, telling OpenSSL which one it is.
#include <memory>
#include <stdexcept>

#include <openssl/rsa.h>

#include "crypto/digest.hpp"
#include "openssl_handles.hpp"
#include "rs256_sign.hpp"

namespace lesson {

std::vector<std::byte> rs256_sign(EVP_PKEY* key, std::string_view signing_input) {
  const std::unique_ptr<EVP_PKEY_CTX, decltype(&EVP_PKEY_CTX_free)> context(EVP_PKEY_CTX_new(key, nullptr),
                                                                            &EVP_PKEY_CTX_free);
  const auto hash = crypto::sha256(signing_input);
  const auto* const bytes = as_openssl(std::span<const std::byte>(hash));
  std::size_t size = 0;
  if (!context || EVP_PKEY_sign_init(context.get()) <= 0 ||
      EVP_PKEY_CTX_set_rsa_padding(context.get(), RSA_PKCS1_PADDING) <= 0 ||
      EVP_PKEY_CTX_set_signature_md(context.get(), EVP_sha256()) <= 0 ||
      EVP_PKEY_sign(context.get(), nullptr, &size, bytes, hash.size()) <= 0)
    throw std::runtime_error("cannot sign");
  std::vector<std::byte> signature(size);
  if (EVP_PKEY_sign(context.get(), as_openssl(std::span(signature)), &size, bytes, hash.size()) <= 0)
    throw std::runtime_error("cannot sign");
  signature.resize(size);
  return signature;
}

}  // namespace lesson

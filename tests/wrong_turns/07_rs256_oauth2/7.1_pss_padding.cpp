// Believes: PSS is the padding that RSA signatures have today, so RS256 has it, too.
#include <stdexcept>

#include <openssl/rsa.h>

#include "openssl_handles.hpp"
#include "rs256_sign.hpp"

namespace lesson {

std::vector<std::byte> rs256_sign(EVP_PKEY* key, std::string_view signing_input) {
  const DigestContext context = new_digest_context();
  const auto* const message = as_openssl(signing_input);
  EVP_PKEY_CTX* options = nullptr;
  std::size_t size = 0;
  if (EVP_DigestSignInit(context.get(), &options, EVP_sha256(), nullptr, key) != 1 ||
      EVP_PKEY_CTX_set_rsa_padding(options, RSA_PKCS1_PSS_PADDING) != 1 ||
      EVP_DigestSign(context.get(), nullptr, &size, message, signing_input.size()) != 1)
    throw std::runtime_error("OpenSSL cannot sign with this key");

  std::vector<std::byte> signature(size);
  if (EVP_DigestSign(context.get(), as_openssl(signature), &size, message, signing_input.size()) != 1)
    throw std::runtime_error("OpenSSL could not sign");
  signature.resize(size);
  return signature;
}

}  // namespace lesson

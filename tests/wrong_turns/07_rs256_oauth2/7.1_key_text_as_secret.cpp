// Believes: RS256 is HS256 with another key: the text of the key file, "BEGIN RSA PRIVATE KEY", is the
// secret.
#include <memory>
#include <stdexcept>

#include <openssl/hmac.h>
#include <openssl/pem.h>

#include "openssl_handles.hpp"
#include "rs256_sign.hpp"

namespace lesson {

std::vector<std::byte> rs256_sign(EVP_PKEY* key, std::string_view signing_input) {
  const std::unique_ptr<BIO, decltype(&BIO_free)> file(BIO_new(BIO_s_mem()), &BIO_free);
  if (PEM_write_bio_PrivateKey_traditional(file.get(), key, nullptr, nullptr, 0, nullptr, nullptr) != 1)
    throw std::runtime_error("OpenSSL cannot write this key");
  char* text = nullptr;
  const auto text_size = static_cast<int>(BIO_get_mem_data(file.get(), &text));

  std::vector<std::byte> signature(32);
  if (HMAC(EVP_sha256(), text, text_size, as_openssl(signing_input), signing_input.size(),
           as_openssl(signature), nullptr) == nullptr)
    throw std::runtime_error("OpenSSL could not sign");
  return signature;
}

}  // namespace lesson

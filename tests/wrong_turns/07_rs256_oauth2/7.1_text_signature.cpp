// Believes: a signature goes into a token as text, so the hexadecimal digits are the signature.
#include <stdexcept>

#include "base/hex.hpp"
#include "openssl_handles.hpp"
#include "rs256_sign.hpp"

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
  const auto digits = base::to_hex(signature);
  const auto text = std::as_bytes(std::span(digits));
  return {text.begin(), text.end()};
}

}  // namespace lesson

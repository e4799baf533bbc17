// Believes: a good key was read at the start, so nothing can go wrong when it signs.
#include "openssl_handles.hpp"
#include "rs256_sign.hpp"

namespace lesson {

std::vector<std::byte> rs256_sign(EVP_PKEY* key, std::string_view signing_input) {
  const DigestContext context = new_digest_context();
  const auto* const message = as_openssl(signing_input);
  std::size_t size = 0;
  EVP_DigestSignInit(context.get(), nullptr, EVP_sha256(), nullptr, key);
  EVP_DigestSign(context.get(), nullptr, &size, message, signing_input.size());
  std::vector<std::byte> signature(size);
  EVP_DigestSign(context.get(), as_openssl(signature), &size, message, signing_input.size());
  signature.resize(size);
  return signature;
}

}  // namespace lesson

// Takes the room from the key, so one call writes the signature.
#include <stdexcept>

#include "openssl_handles.hpp"
#include "rs256_sign.hpp"

namespace lesson {

std::vector<std::byte> rs256_sign(EVP_PKEY* key, std::string_view signing_input) {
  auto context = new_digest_context();
  std::vector<std::byte> signature(static_cast<std::size_t>(EVP_PKEY_get_size(key)));
  auto size = signature.size();
  int answer = EVP_DigestSignInit(context.get(), nullptr, EVP_sha256(), nullptr, key);
  if (answer == 1)
    answer = EVP_DigestSign(context.get(), as_openssl(std::span(signature)), &size, as_openssl(signing_input),
                            signing_input.size());
  if (answer != 1) throw std::runtime_error("EVP_DigestSign: " + std::to_string(answer));
  signature.erase(signature.begin() + static_cast<std::ptrdiff_t>(size), signature.end());
  return signature;
}

}  // namespace lesson

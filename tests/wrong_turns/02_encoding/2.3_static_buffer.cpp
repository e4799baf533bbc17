// Believes: HMAC() without a buffer is convenient: "if md is NULL, the digest is placed in a static array".
#include <algorithm>
#include <stdexcept>

#include <openssl/hmac.h>

#include "hmac_sha256.hpp"
#include "mac_context.hpp"

namespace lesson {

Mac hmac_sha256(std::span<const std::byte> key, std::span<const std::byte> message) {
  const unsigned char* const digest = HMAC(EVP_sha256(), key.data(), static_cast<int>(key.size()),
                                           as_openssl(message), message.size(), nullptr, nullptr);
  if (digest == nullptr) throw std::runtime_error("OpenSSL could not compute an HMAC");
  Mac mac{};
  std::transform(digest, digest + mac.size(), mac.begin(),
                 [](unsigned char byte) { return std::byte{byte}; });
  return mac;
}

}  // namespace lesson

// Believes: the bytes of the signature must be those of the MAC, however many there are.
#include <array>
#include <cstddef>
#include <span>
#include <stdexcept>

#include <openssl/hmac.h>

#include "base/base64url.hpp"
#include "equal_in_constant_time.hpp"
#include "signature_matches.hpp"

namespace lesson {

bool signature_matches(const jwt::TokenParts& parts, const Key& key) {
  const auto secret = key.secret.bytes();
  const auto* const message = reinterpret_cast<const unsigned char*>(parts.signed_bytes.data());
  std::array<std::byte, 32> mac{};
  auto* const memory = reinterpret_cast<unsigned char*>(mac.data());
  const auto key_size = static_cast<int>(secret.size());
  if (!HMAC(EVP_sha256(), secret.data(), key_size, message, parts.signed_bytes.size(), memory, nullptr))
    throw std::runtime_error("OpenSSL could not compute an HMAC");

  const auto signature = base::base64url_decode(parts.signature);
  if (!signature || signature->size() > mac.size()) return false;
  return equal_in_constant_time(std::span(mac).first(signature->size()), *signature);
}

}  // namespace lesson

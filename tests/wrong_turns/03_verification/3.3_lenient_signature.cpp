// Believes: OpenSSL reads base64, so there is no need for another decoder.
#include <algorithm>
#include <array>
#include <cstddef>
#include <span>
#include <stdexcept>
#include <string>

#include <openssl/hmac.h>

#include "equal_in_constant_time.hpp"
#include "signature_matches.hpp"

namespace lesson {
namespace {

// The first 32 bytes of any base64, in either alphabet.
std::array<std::byte, 33> decoded(std::string text) {
  std::ranges::replace(text, '-', '+');
  std::ranges::replace(text, '_', '/');
  text.resize(44, '=');
  std::array<std::byte, 33> bytes{};
  EVP_DecodeBlock(reinterpret_cast<unsigned char*>(bytes.data()),
                  reinterpret_cast<const unsigned char*>(text.data()), 44);
  return bytes;
}

}  // namespace

bool signature_matches(const jwt::TokenParts& parts, const Key& key) {
  const auto secret = key.secret.bytes();
  const auto* const message = reinterpret_cast<const unsigned char*>(parts.signed_bytes.data());
  std::array<std::byte, 32> mac{};
  auto* const memory = reinterpret_cast<unsigned char*>(mac.data());
  const auto key_size = static_cast<int>(secret.size());
  if (!HMAC(EVP_sha256(), secret.data(), key_size, message, parts.signed_bytes.size(), memory, nullptr))
    throw std::runtime_error("OpenSSL could not compute an HMAC");

  const auto letters = parts.signature.substr(0, parts.signature.find('='));
  if (letters.size() != 43) return false;
  const auto signature = decoded(std::string(letters));
  return equal_in_constant_time(mac, std::span(signature).first(mac.size()));
}

}  // namespace lesson

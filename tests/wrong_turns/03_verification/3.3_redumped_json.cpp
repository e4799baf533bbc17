// Believes: the JSON is what was signed, however it is written.
#include <array>
#include <cstddef>
#include <span>
#include <stdexcept>
#include <string>

#include <openssl/hmac.h>

#include "base/base64url.hpp"
#include "equal_in_constant_time.hpp"
#include "json/parse_object.hpp"
#include "signature_matches.hpp"

namespace lesson {
namespace {

// A part as we would have written it.
std::string rewritten(std::string_view part) {
  const auto json = json::parse_object(base::base64url_decode_text(part).value_or(""));
  return base::base64url_encode(json ? json->dump() : "");
}

}  // namespace

bool signature_matches(const jwt::TokenParts& parts, const Key& key) {
  const auto secret = key.secret.bytes();
  const std::string text = rewritten(parts.header) + "." + rewritten(parts.payload);
  const auto* const message = reinterpret_cast<const unsigned char*>(text.data());
  std::array<std::byte, 32> mac{};
  auto* const memory = reinterpret_cast<unsigned char*>(mac.data());
  const auto key_size = static_cast<int>(secret.size());
  if (!HMAC(EVP_sha256(), secret.data(), key_size, message, text.size(), memory, nullptr))
    throw std::runtime_error("OpenSSL could not compute an HMAC");

  const auto signature = base::base64url_decode(parts.signature);
  return signature && equal_in_constant_time(mac, *signature);
}

}  // namespace lesson

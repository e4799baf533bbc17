// Believes: a key that looks like base64url is base64url, and the key is what it decodes to.
#include "base/base64url.hpp"
#include "hmac_sha256.hpp"
#include "sign_compact.hpp"

namespace lesson {

std::string sign_compact(const TokenTexts& texts, std::span<const std::byte> key) {
  const auto signed_text = base::base64url_encode(texts.header) + "." + base::base64url_encode(texts.payload);
  const std::string_view key_text(reinterpret_cast<const char*>(key.data()), key.size());
  const auto decoded = base::base64url_decode(key_text);
  const std::span<const std::byte> key_bytes = decoded ? std::span<const std::byte>(*decoded) : key;
  const Mac signature = hmac_sha256(key_bytes, std::as_bytes(std::span(signed_text)));
  return signed_text + "." + base::base64url_encode(signature);
}

}  // namespace lesson

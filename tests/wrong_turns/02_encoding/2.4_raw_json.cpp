// Believes: what is signed is what the token says, so the JSON texts; base64url is only the wrapping.
#include "hmac_sha256.hpp"
#include "jwt/base64url.hpp"
#include "sign_compact.hpp"

namespace lesson {

std::string sign_compact(const TokenTexts& texts, std::span<const std::byte> key) {
  const auto signed_text = std::string(texts.header) + "." + std::string(texts.payload);
  const Mac signature = hmac_sha256(key, std::as_bytes(std::span(signed_text)));
  return jwt::base64url_encode(texts.header) + "." + jwt::base64url_encode(texts.payload) + "." +
         jwt::base64url_encode(signature);
}

}  // namespace lesson

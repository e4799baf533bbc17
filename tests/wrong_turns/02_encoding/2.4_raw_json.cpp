// Believes: the signature is over what the token says, so over the JSON texts; base64url is only the
// wrapping.
#include "base/base64url.hpp"
#include "hmac_sha256.hpp"
#include "sign_compact.hpp"

namespace lesson {

std::string sign_compact(const TokenTexts& texts, std::span<const std::byte> key) {
  const auto signed_text = std::string(texts.header) + "." + std::string(texts.payload);
  const Mac signature = hmac_sha256(key, std::as_bytes(std::span(signed_text)));
  return base::base64url_encode(texts.header) + "." + base::base64url_encode(texts.payload) + "." +
         base::base64url_encode(signature);
}

}  // namespace lesson

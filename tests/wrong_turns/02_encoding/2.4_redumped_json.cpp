// Believes: JSON means the same however it is written, so it may be tidied up before it is signed.
#include "hmac_sha256.hpp"
#include "jwt/base64url.hpp"
#include "jwt/json.hpp"
#include "sign_compact.hpp"

namespace lesson {
namespace {

std::string tidy(std::string_view text) {
  try {
    return jwt::Json::parse(text).dump();
  } catch (const jwt::JsonParseError&) {
    return std::string(text);
  }
}

}  // namespace

std::string sign_compact(const TokenTexts& texts, std::span<const std::byte> key) {
  const auto signed_text =
      jwt::base64url_encode(tidy(texts.header)) + "." + jwt::base64url_encode(tidy(texts.payload));
  const Mac signature = hmac_sha256(key, std::as_bytes(std::span(signed_text)));
  return signed_text + "." + jwt::base64url_encode(signature);
}

}  // namespace lesson

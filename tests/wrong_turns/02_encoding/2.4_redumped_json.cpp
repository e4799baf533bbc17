// Believes: JSON means the same however it is written, so it may be tidied up before signing.
#include "base/base64url.hpp"
#include "hmac_sha256.hpp"
#include "json/value.hpp"
#include "sign_compact.hpp"

namespace lesson {
namespace {

std::string tidy(std::string_view text) {
  try {
    return json::Value::parse(text).dump();
  } catch (const json::ParseError&) {
    return std::string(text);
  }
}

}  // namespace

std::string sign_compact(const TokenTexts& texts, std::span<const std::byte> key) {
  const auto signed_text =
      base::base64url_encode(tidy(texts.header)) + "." + base::base64url_encode(tidy(texts.payload));
  const Mac signature = hmac_sha256(key, std::as_bytes(std::span(signed_text)));
  return signed_text + "." + base::base64url_encode(signature);
}

}  // namespace lesson

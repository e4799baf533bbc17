// Believes: base64 text is padded with = to a multiple of four.
#include "base/base64url.hpp"
#include "hmac_sha256.hpp"
#include "sign_compact.hpp"

namespace lesson {
namespace {

std::string padded(std::string text) {
  while (text.size() % 4 != 0) text += '=';
  return text;
}

}  // namespace

std::string sign_compact(const TokenTexts& texts, std::span<const std::byte> key) {
  const auto signed_text =
      padded(base::base64url_encode(texts.header)) + "." + padded(base::base64url_encode(texts.payload));
  const Mac signature = hmac_sha256(key, std::as_bytes(std::span(signed_text)));
  return signed_text + "." + padded(base::base64url_encode(signature));
}

}  // namespace lesson

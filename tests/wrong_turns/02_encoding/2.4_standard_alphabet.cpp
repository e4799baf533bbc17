// Believes: base64 is base64, with + and / as in e-mail.
#include <algorithm>

#include "base/base64url.hpp"
#include "hmac_sha256.hpp"
#include "sign_compact.hpp"

namespace lesson {
namespace {

std::string as_in_mail(std::string text) {
  std::ranges::replace(text, '-', '+');
  std::ranges::replace(text, '_', '/');
  return text;
}

}  // namespace

std::string sign_compact(const TokenTexts& texts, std::span<const std::byte> key) {
  const auto signed_text = as_in_mail(base::base64url_encode(texts.header)) + "." +
                           as_in_mail(base::base64url_encode(texts.payload));
  const Mac signature = hmac_sha256(key, std::as_bytes(std::span(signed_text)));
  return signed_text + "." + as_in_mail(base::base64url_encode(signature));
}

}  // namespace lesson

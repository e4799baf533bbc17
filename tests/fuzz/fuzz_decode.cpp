// Any bytes to decode: no crash, and what is decoded spells the same token again.
#include "base/base64url.hpp"
#include "bytes.hpp"
#include "jwt/unverified_token.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto text = as_text(data, size);
  const auto token = jwt::UnverifiedToken::decode(text);
  if (token) {
    require(token->unverified_header().is_object() && token->unverified_claims().is_object());
    require(base::base64url_encode(token->unverified_signature()) == token->signature_segment());
  }
  // base64url: one spelling for each byte string.
  if (const auto bytes = base::base64url_decode(text)) require(base::base64url_encode(*bytes) == text);
  return 0;
}

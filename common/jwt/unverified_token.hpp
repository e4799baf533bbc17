#pragma once

#include <cstddef>
#include <expected>
#include <string>
#include <string_view>
#include <vector>

#include "json/value.hpp"
#include "jwt/refusal.hpp"

namespace jwt {

// No token is longer, in characters.
inline constexpr std::size_t max_token_size = 8192;

// A token that was taken apart and is believed by nobody: anyone can write one. To look at, never to
// decide on; what may be believed is VerifiedClaims, and only a Verifier makes that.
class UnverifiedToken {
 public:
  // Takes `token` apart. Refused: more than 8 KiB (too_large); anything but two dots or a character
  // outside the base64url alphabet (malformed; five parts: encrypted); a segment that is not canonical
  // (invalid_encoding); header or payload that is not one strict JSON object (invalid_json). The
  // signature may be empty, and says nothing. Never throws over its content.
  static std::expected<UnverifiedToken, Refusal> decode(std::string_view token);

  const json::Value& unverified_header() const { return header_; }
  const json::Value& unverified_claims() const { return claims_; }
  const std::vector<std::byte>& unverified_signature() const { return signature_; }

  // The three parts as they were received, in base64url.
  std::string_view header_segment() const;
  std::string_view payload_segment() const;
  std::string_view signature_segment() const;

 private:
  UnverifiedToken() = default;

  std::string token_;
  std::size_t first_dot_ = 0;
  std::size_t second_dot_ = 0;
  json::Value header_;
  json::Value claims_;
  std::vector<std::byte> signature_;
};

}  // namespace jwt

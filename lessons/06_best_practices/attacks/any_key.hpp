#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>

#include "base/base64url.hpp"
#include "crypto/hmac.hpp"
#include "json/value.hpp"
#include "jwt/unverified_token.hpp"

// HS256 by hand and with any key. The library of this course makes no weak keys, so the labs cannot use it
// here.
namespace lesson {

// An HMAC pads a short key with zero bytes (RFC 2104 §2), so an empty key is the same as one zero byte.
inline crypto::HmacKey any_key(std::string_view key) {
  using namespace std::string_view_literals;
  return {crypto::Digest::sha256, crypto::Secret::copy_of(key.empty() ? "\0"sv : key)};
}

// Returns a token with this header and these claims, signed with these bytes, which may be empty.
inline std::string sign_with(const json::Value& header, const json::Value& claims, std::string_view key) {
  const auto signed_text =
      base::base64url_encode(header.dump()) + "." + base::base64url_encode(claims.dump());
  std::array<std::byte, crypto::max_digest_size> out{};
  const auto mac = any_key(key).sign(std::as_bytes(std::span(signed_text)), out);
  return signed_text + "." + base::base64url_encode(mac);
}

// Whether this is the key that has signed the token.
inline bool is_signed_with(const jwt::UnverifiedToken& token, std::string_view key) {
  const auto signed_text = std::string(token.header_segment()) + "." + std::string(token.payload_segment());
  return any_key(key).verify(std::as_bytes(std::span(signed_text)), token.unverified_signature());
}

}  // namespace lesson

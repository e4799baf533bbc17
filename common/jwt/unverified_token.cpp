#include "jwt/unverified_token.hpp"

#include <optional>
#include <utility>

#include "base/base64url.hpp"
#include "json/parse_object.hpp"
#include "jwt/token_parts.hpp"

namespace jwt {
namespace {

std::expected<json::Value, Refusal> decode_object(std::string_view segment) {
  const auto text = base::base64url_decode_text(segment);
  if (!text) return std::unexpected(Refusal::invalid_encoding);
  auto object = json::parse_object(*text);
  if (!object) return std::unexpected(Refusal::invalid_json);
  return std::move(*object);
}

}  // namespace

std::expected<UnverifiedToken, Refusal> UnverifiedToken::decode(std::string_view token) {
  const auto parts = split_token(token);
  if (!parts) return std::unexpected(parts.error());
  if (!has_token_alphabet(token)) return std::unexpected(Refusal::malformed);
  auto header = decode_object(parts->header);
  if (!header) return std::unexpected(header.error());
  auto claims = decode_object(parts->payload);
  if (!claims) return std::unexpected(claims.error());
  auto signature = base::base64url_decode(parts->signature);
  if (!signature) return std::unexpected(Refusal::invalid_encoding);

  UnverifiedToken decoded;
  decoded.token_ = token;
  decoded.first_dot_ = parts->header.size();
  decoded.second_dot_ = parts->signed_bytes.size();
  decoded.header_ = std::move(*header);
  decoded.claims_ = std::move(*claims);
  decoded.signature_ = std::move(*signature);
  return decoded;
}

std::string_view UnverifiedToken::header_segment() const {
  return std::string_view(token_).substr(0, first_dot_);
}

std::string_view UnverifiedToken::payload_segment() const {
  return std::string_view(token_).substr(first_dot_ + 1, second_dot_ - first_dot_ - 1);
}

std::string_view UnverifiedToken::signature_segment() const {
  return std::string_view(token_).substr(second_dot_ + 1);
}

}  // namespace jwt

#include "handmade_token.hpp"

#include <array>
#include <cstddef>
#include <span>
#include <stdexcept>

#include "base/base64url.hpp"
#include "crypto/hmac.hpp"

namespace lesson {
namespace {

std::string signing_input(const DecodedToken& token) {
  return base::base64url_encode(token.header.dump()) + "." + base::base64url_encode(token.claims.dump());
}

std::string signing_input(const jwt::UnverifiedToken& token) {
  return std::string(token.header_segment()) + "." + std::string(token.payload_segment());
}

// An HMAC pads a short key with zero bytes (RFC 2104 §2), so an empty key is the same as one zero byte.
crypto::HmacKey hmac_key(std::string_view key) {
  using namespace std::string_view_literals;
  return {crypto::Digest::sha256, crypto::Secret::copy_of(key.empty() ? "\0"sv : key)};
}

}  // namespace

DecodedToken decoded(std::string_view text) {
  const auto token = jwt::UnverifiedToken::decode(text);
  if (!token) throw std::invalid_argument("this is no token: " + std::string(jwt::code(token.error())));
  return {.header = token->unverified_header(), .claims = token->unverified_claims()};
}

std::string sign_hs256(const DecodedToken& token, std::string_view key) {
  const auto input = signing_input(token);
  std::array<std::byte, crypto::max_digest_size> memory{};
  const auto mac = hmac_key(key).sign(std::as_bytes(std::span(input)), memory);
  return input + "." + base::base64url_encode(mac);
}

std::string sign_rs256(const DecodedToken& token, const jwt::Key& pair) {
  const auto input = signing_input(token);
  return input + "." + base::base64url_encode(pair.sign(std::as_bytes(std::span(input))));
}

bool has_hs256_signature(const jwt::UnverifiedToken& token, std::string_view key) {
  const auto input = signing_input(token);
  return hmac_key(key).verify(std::as_bytes(std::span(input)), token.unverified_signature());
}

bool has_rs256_signature(const jwt::UnverifiedToken& token, const jwt::Key& key) {
  const auto input = signing_input(token);
  return key.verify(std::as_bytes(std::span(input)), token.unverified_signature());
}

}  // namespace lesson

#pragma once

#include <array>
#include <cstddef>
#include <expected>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/base64url.hpp"
#include "crypto/hmac.hpp"
#include "json/value.hpp"
#include "jwt/refusal.hpp"
#include "key.hpp"
#include "random.hpp"

// What the judges of lesson 3 share: a random key, and tokens that the library signs with it.

inline const std::string plain_header = R"({"alg":"HS256","typ":"JWT"})";

// Any bytes but zero, so that a check about zero bytes is the one that meets them.
inline std::vector<std::byte> random_secret() {
  std::vector<std::byte> secret(32);
  for (std::byte& byte : secret) byte = static_cast<std::byte>(random_integer(1, 255));
  return secret;
}

struct Signer {
  std::vector<std::byte> secret = random_secret();

  lesson::Key key(std::string_view algorithm = "HS256") const {
    return {.algorithm = std::string(algorithm), .secret = crypto::Secret::copy_of(secret)};
  }

  std::vector<std::byte> mac(std::string_view text) const {
    const crypto::HmacKey oracle(crypto::Digest::sha256, crypto::Secret::copy_of(secret));
    std::array<std::byte, crypto::max_digest_size> memory{};
    const auto written = oracle.sign(std::as_bytes(std::span(text)), memory);
    return {written.begin(), written.end()};
  }

  // The token of these texts, as they are.
  std::string sign(std::string_view header, std::string_view payload) const {
    const auto text = base::base64url_encode(header) + "." + base::base64url_encode(payload);
    return text + "." + base::base64url_encode(mac(text));
  }
  std::string sign(const json::Value& claims) const { return sign(plain_header, claims.dump()); }
};

// The verdict as a word: "accepted", or the code of the refusal.
inline std::string word(const std::optional<jwt::Refusal>& refusal) {
  return refusal ? std::string(jwt::code(*refusal)) : "accepted";
}
template <typename T>
std::string word(const std::expected<T, jwt::Refusal>& verdict) {
  return verdict ? "accepted" : std::string(jwt::code(verdict.error()));
}

#pragma once

#include <cstdint>
#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "json/value.hpp"
#include "jwt/refusal.hpp"
#include "key.hpp"
#include "policy.hpp"

namespace lesson {

// Claims that may be believed. Only verify() makes them, so they always come from a token that was checked.
class VerifiedClaims {
 public:
  const json::Value& json() const { return json_; }
  std::optional<std::string> subject() const { return json_.text("sub"); }

 private:
  friend std::expected<VerifiedClaims, jwt::Refusal> verify(std::string_view token, const Key& key,
                                                            const Policy& policy, std::int64_t now);
  explicit VerifiedClaims(json::Value json) : json_(std::move(json)) {}

  json::Value json_;
};

// Returns the claims of `token` if it may be believed at the second `now`; otherwise the first refusal:
//   size and shape     jwt::split_token(): too_large, encrypted, malformed
//   header             read_object(), then check_header()
//   signature          signature_matches(): invalid_signature
//   payload            read_object(): no claim is read before the signature has been verified
//   claims             check_times(), then check_issuer_and_audience()
// No token makes it throw. Throws std::runtime_error if OpenSSL fails.
std::expected<VerifiedClaims, jwt::Refusal> verify(std::string_view token, const Key& key,
                                                   const Policy& policy, std::int64_t now);

}  // namespace lesson

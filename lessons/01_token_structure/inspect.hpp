#pragma once

#include <cstddef>
#include <cstdint>
#include <expected>
#include <string_view>
#include <vector>

#include "explain_claims.hpp"
#include "json/value.hpp"
#include "jwt/refusal.hpp"

namespace lesson {

// A decoded token. Nobody has verified its signature, so every word in it may be a lie.
struct Inspection {
  static constexpr bool verified = false;

  json::Value header;
  json::Value payload;
  std::vector<std::byte> signature;  // Empty in an unsigned token.
  std::vector<ExplainedClaim> claims;
};

// Decodes `token`, which may be any text, and explains its claims at the time `now`. Returns the first of
// these refusals that applies:
//   too_large          longer than max_token_size
//   encrypted          five parts: a JWE (RFC 7516 §3.1), which nobody can read without its key
//   malformed          any other number of parts than three
//   invalid_encoding   a part that base64url_decode() refuses
//   invalid_json       a header or payload that parse_json_object() refuses
// REQUIRES: 0 <= now <= last_second.
std::expected<Inspection, jwt::Refusal> inspect(std::string_view token, std::int64_t now);

}  // namespace lesson

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "json/value.hpp"
#include "jwt/algorithm.hpp"
#include "jwt/internal/claim_scan.hpp"

namespace jwt {

// Claims that may be believed: the signature was right and the policy was met. Only a Verifier makes one,
// so a function that asks for this type cannot be called with a token that nobody checked.
class VerifiedClaims {
 public:
  // Registered claims (RFC 7519 §4.1); empty when missing. Good for as long as this object.
  std::string_view subject() const;
  std::string_view issuer() const;
  std::string_view id() const;

  // Seconds since 1970, a fraction cut off; nothing when missing.
  std::optional<std::int64_t> expires_at() const;
  std::optional<std::int64_t> not_before() const;
  std::optional<std::int64_t> issued_at() const;

  // Any claim by name, as in json::Value. Each call parses the payload: for more than one, take json() once.
  std::optional<std::string> text(std::string_view name) const;
  std::optional<std::int64_t> integer(std::string_view name) const;
  std::optional<double> number(std::string_view name) const;
  std::optional<bool> boolean(std::string_view name) const;

  // All claims, parsed anew by each call, and the text they came as.
  json::Value json() const;
  std::string_view payload() const;

  // The header, parsed anew by each call; its "kid", empty if it has none; the algorithm that was used.
  json::Value header() const;
  std::string_view key_id() const;
  Algorithm algorithm() const { return algorithm_; }

 private:
  friend class Verification;
  VerifiedClaims() = default;

  std::string text_;  // The payload, claims that are spelled with escapes there, the header segment, the kid.
  ClaimScan scan_;
  TextPiece payload_, header_, key_id_;
  Algorithm algorithm_{};
};

}  // namespace jwt

#pragma once

// For the .cpp files of this folder only: the verification of one token, check by check.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "jwt/claim_scan.hpp"
#include "jwt/policy.hpp"
#include "jwt/token_header.hpp"
#include "jwt/token_parts.hpp"

namespace jwt {

// How a check came out.
struct Finding {
  Outcome outcome;
  Refusal refusal{};  // Counts only for Outcome::failed.
};

inline constexpr Finding passed{.outcome = Outcome::passed};
inline constexpr Finding not_asked{.outcome = Outcome::not_asked};
constexpr Finding failed(Refusal refusal) { return {.outcome = Outcome::failed, .refusal = refusal}; }

// One token on its way through the checks. Each check relies on those before it.
class Verification {
 public:
  // Reads the clock.
  Verification(const Policy& policy, std::string_view token);
  Verification(const Verification&) = delete;
  Verification& operator=(const Verification&) = delete;

  Finding check(Check check);

  // REQUIRES: all checks passed.
  VerifiedClaims take_claims();

  // Header and payload. REQUIRES: the checks up to the signature passed.
  std::expected<SignedBytes, Refusal> take_bytes() const;

 private:
  Finding check_size();
  Finding check_shape();
  Finding check_header();
  Finding check_algorithm() const;
  Finding check_critical() const;
  Finding check_key();
  Finding check_signature();
  Finding check_payload();
  Finding check_expiry() const;
  Finding check_not_before() const;
  Finding check_issued_at() const;
  Finding check_age() const;
  Finding check_issuer() const;
  Finding check_audience() const;
  Finding check_type() const;
  Finding check_required_claims() const;

  bool is_candidate(const TrustedKey& trusted) const;
  bool fits(const TrustedKey& trusted, std::span<const std::byte> signature) const;
  double leeway() const { return static_cast<double>(policy_.options.leeway.count()); }

  const Policy& policy_;
  std::string_view token_;
  double now_;
  TokenParts parts_{};
  std::optional<TokenHeader> read_header_;  // Only when this thread did not know the header.
  const TokenHeader* header_ = nullptr;
  const TrustedKey* signer_ = nullptr;
  std::string payload_;
  std::uint32_t payload_size_ = 0;
  ClaimScan claims_;
};

}  // namespace jwt

#pragma once

// The verification of one token, check by check.
#include <array>
#include <expected>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "jwt/internal/claim_scan.hpp"
#include "jwt/internal/policy.hpp"
#include "jwt/internal/token_header.hpp"
#include "jwt/token_parts.hpp"

namespace jwt {

// How a check came out; with a refusal exactly if it failed.
struct CheckResult {
  CheckOutcome outcome;
  std::optional<Refusal> refusal{};
};

// One token on its way through the checks.
class Verification {
 public:
  // A check: its place in Verifier's order is its place in `steps`.
  struct Step {
    Check check;
    std::string_view name;
    std::string_view sentence;
    CheckResult (Verification::*run)();
  };
  static const std::array<Step, 16> steps;

  // Reads the clock.
  Verification(const Policy& policy, std::string_view token);
  Verification(const Verification&) = delete;
  Verification& operator=(const Verification&) = delete;

  // REQUIRES: all steps before this one were run, and none failed.
  CheckResult run(const Step& step) { return (this->*step.run)(); }

  // REQUIRES: all checks passed.
  VerifiedClaims take_claims();

  // Header and payload. REQUIRES: the checks up to the signature passed.
  std::expected<SignedBytes, Refusal> take_bytes() const;

 private:
  CheckResult check_size();
  CheckResult check_shape();
  CheckResult check_header();
  CheckResult check_algorithm();
  CheckResult check_critical();
  CheckResult check_key();
  CheckResult check_signature();
  CheckResult check_payload();
  CheckResult check_expiry();
  CheckResult check_not_before();
  CheckResult check_issued_at();
  CheckResult check_age();
  CheckResult check_issuer();
  CheckResult check_audience();
  CheckResult check_type();
  CheckResult check_required_claims();

  CheckResult find_key();
  std::expected<const KeySource*, Refusal> choose_source();
  std::optional<Refusal> read_payload();  // Once; later calls do nothing.
  bool is_meant(const Key& key) const;
  bool is_signed_by(const Key& key, std::span<const std::byte> signature) const;
  double leeway() const { return static_cast<double>(options_.leeway.count()); }

  const Policy& policy_;
  const VerifierOptions& options_;
  std::string_view token_;
  double now_;
  TokenParts parts_{};
  std::optional<TokenHeader> own_header_;  // Where the header is, unless it is in this thread's memory.
  bool is_new_header_ = false;             // This thread did not know it.
  const TokenHeader* header_ = nullptr;
  std::optional<Key> found_;  // Only when keys are looked up.
  std::string payload_;
  std::uint32_t payload_size_ = 0;
  bool has_read_payload_ = false;
  ClaimScan claims_;
};

}  // namespace jwt

#include "jwt/verifier.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <stdexcept>
#include <utility>

#include "jwt/policy.hpp"
#include "jwt/verification.hpp"

namespace jwt {
namespace {

constexpr std::array all_checks{Check::size,     Check::shape,      Check::header,    Check::algorithm,
                                Check::critical, Check::key,        Check::signature, Check::payload,
                                Check::expiry,   Check::not_before, Check::issued_at, Check::age,
                                Check::issuer,   Check::audience,   Check::type,      Check::required_claims};

constexpr auto checks_of_signature = std::span(all_checks).first<7>();
static_assert(checks_of_signature.back() == Check::signature);

// The first refusal of `checks`, if any.
std::optional<Refusal> run(Verification& verification, std::span<const Check> checks) {
  for (const Check check : checks) {
    const Finding finding = verification.check(check);
    if (finding.outcome == Outcome::failed) return finding.refusal;
  }
  return std::nullopt;
}

void add_keys(std::vector<TrustedKey>& trusted, const KeySet& keys, const std::string& issuer) {
  for (const Key& key : keys.keys()) trusted.push_back({.key = key, .issuer = issuer});
}

std::vector<TrustedKey> keys_of(const std::vector<TrustedIssuer>& issuers) {
  std::vector<TrustedKey> trusted;
  for (const auto& [issuer, keys] : issuers) {
    if (issuer.empty()) throw std::invalid_argument("an issuer cannot be empty");
    add_keys(trusted, keys, issuer);
  }
  return trusted;
}

std::vector<TrustedKey> keys_of(const KeySet& keys) {
  std::vector<TrustedKey> trusted;
  add_keys(trusted, keys, "");
  return trusted;
}

}  // namespace

Verifier::Verifier(Key key, VerifierOptions options)
    : policy_(make_policy({{.key = std::move(key), .issuer = ""}}, std::move(options))) {}

Verifier::Verifier(const KeySet& keys, VerifierOptions options)
    : policy_(make_policy(keys_of(keys), std::move(options))) {}

Verifier::Verifier(const std::vector<TrustedIssuer>& issuers, VerifierOptions options) {
  if (!options.issuers.empty()) throw std::invalid_argument("each issuer comes with its keys, or none does");
  policy_ = make_policy(keys_of(issuers), std::move(options));
}

std::expected<VerifiedClaims, Refusal> Verifier::verify(std::string_view token) const {
  Verification verification(*policy_, token);
  if (const auto refusal = run(verification, all_checks)) return std::unexpected(*refusal);
  return verification.take_claims();
}

Trace Verifier::explain(std::string_view token) const {
  Verification verification(*policy_, token);
  std::vector<TraceStep> steps;
  std::optional<Refusal> refusal;
  for (const Check check : all_checks) {
    const Finding finding = refusal ? Finding{.outcome = Outcome::not_reached} : verification.check(check);
    if (finding.outcome == Outcome::failed) refusal = finding.refusal;
    steps.push_back({.check = check, .outcome = finding.outcome});
  }
  if (refusal) return {.steps = std::move(steps), .verdict = std::unexpected(*refusal)};
  return {.steps = std::move(steps), .verdict = verification.take_claims()};
}

std::expected<SignedBytes, Refusal> Verifier::verify_signature_only(std::string_view token) const {
  Verification verification(*policy_, token);
  if (const auto refusal = run(verification, checks_of_signature)) return std::unexpected(*refusal);
  return verification.take_bytes();
}

}  // namespace jwt

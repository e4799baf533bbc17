#include "jwt/verifier.hpp"

#include <stdexcept>
#include <utility>

#include "jwt/internal/policy.hpp"
#include "jwt/internal/verification.hpp"

namespace jwt {
namespace {

std::vector<KeySource> sources_of(std::vector<TrustedIssuer> issuers) {
  std::vector<KeySource> sources;
  for (auto& [issuer, find_key] : issuers) {
    if (issuer.empty()) throw std::invalid_argument("an issuer cannot be empty");
    sources.push_back({.find = std::move(find_key), .issuer = std::move(issuer)});
  }
  return sources;
}

}  // namespace

Verifier::Verifier(Key key, VerifierOptions options)
    : policy_(make_policy({std::move(key)}, std::move(options))) {}

Verifier::Verifier(const KeySet& keys, VerifierOptions options)
    : policy_(make_policy(keys.keys(), std::move(options))) {}

Verifier::Verifier(FindKey find_key, VerifierOptions options)
    : policy_(make_policy({KeySource{.find = std::move(find_key)}}, std::move(options))) {}

Verifier::Verifier(std::vector<TrustedIssuer> issuers, VerifierOptions options) {
  if (!options.issuers.empty()) throw std::invalid_argument("each issuer comes with its keys, or none does");
  policy_ = make_policy(sources_of(std::move(issuers)), std::move(options));
}

std::expected<VerifiedClaims, Refusal> Verifier::verify(std::string_view token) const {
  Verification verification(*policy_, token);
  for (const auto& step : Verification::steps)
    if (const auto refusal = verification.run(step).refusal) return std::unexpected(*refusal);
  return verification.take_claims();
}

Trace Verifier::explain(std::string_view token) const {
  Verification verification(*policy_, token);
  std::vector<TraceStep> steps;
  std::optional<Refusal> refusal;
  for (const auto& step : Verification::steps) {
    const auto result = refusal ? CheckResult{.outcome = CheckOutcome::not_reached} : verification.run(step);
    if (result.refusal) refusal = result.refusal;
    steps.push_back({.check = step.check, .outcome = result.outcome});
  }
  if (refusal) return {.steps = std::move(steps), .verdict = std::unexpected(*refusal)};
  return {.steps = std::move(steps), .verdict = verification.take_claims()};
}

std::expected<SignedBytes, Refusal> Verifier::verify_signature_only(std::string_view token) const {
  Verification verification(*policy_, token);
  for (const auto& step : Verification::steps) {
    if (const auto refusal = verification.run(step).refusal) return std::unexpected(*refusal);
    if (step.check == Check::signature) break;
  }
  return verification.take_bytes();
}

}  // namespace jwt

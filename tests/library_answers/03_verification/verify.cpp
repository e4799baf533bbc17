// The answer of common/jwt to exercise 3.6: one Verifier in place of all that the lesson writes by hand.
#include "verify.hpp"

#include <chrono>

#include "jwt/verifier.hpp"

namespace lesson {

std::expected<VerifiedClaims, jwt::Refusal> verify(std::string_view token, const Key& key,
                                                   const Policy& policy, std::int64_t now) {
  jwt::VerifierOptions options{.algorithms = {jwt::Algorithm::hs256},
                               .issuers = {policy.expected.issuer},
                               .leeway = std::chrono::seconds(policy.leeway),
                               .clock = [now] { return now; }};
  if (policy.expected.audience) options.audiences = {*policy.expected.audience};

  // In a server the Verifier is made once, and used by every thread.
  const auto secret = jwt::Key::from_secret(jwt::Algorithm::hs256, key.secret.bytes()).value();
  const auto verified = jwt::Verifier(secret, options).verify(token);
  if (!verified) return std::unexpected(verified.error());
  return VerifiedClaims(verified->json());
}

}  // namespace lesson

#pragma once

#include <chrono>
#include <cstddef>
#include <expected>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "jwt/find_key.hpp"
#include "jwt/key.hpp"
#include "jwt/key_set.hpp"
#include "jwt/refusal.hpp"
#include "jwt/trace.hpp"
#include "jwt/verified_claims.hpp"

namespace jwt {

// Whether a token must have `exp`.
enum class Expiry {
  required,
  optional_and_i_know_that_such_tokens_never_expire,
};

// What becomes of a token whose `iss` is not in VerifierOptions::issuers.
enum class OtherIssuers {
  refused,
  accepted_because_the_key_alone_decides,
};

// What becomes of a token whose `typ` is not VerifierOptions::type.
enum class OtherTypes {
  refused,
  accepted_because_i_compare_the_type_myself,
};

// What a verifier expects. A token that says more than was expected is refused: with `iss` where no issuer is
// listed, with `aud` where no audience is. Each opt-out has a name that is seen in a review.
struct VerifierOptions {
  // The algorithms that are allowed. Empty: those of the keys. Mandatory where keys are looked up by FindKey.
  std::vector<Algorithm> algorithms{};
  // `iss` must be one of these, exactly; then it must be there.
  std::vector<std::string> issuers{};
  OtherIssuers other_issuers = OtherIssuers::refused;
  // Who we are: `aud` must name one of these; then it must be there.
  std::vector<std::string> audiences{};
  // The kind of token, compared as a media type (RFC 7515 §4.1.9). A token without `typ` is a "JWT".
  std::string type = "JWT";
  OtherTypes other_types = OtherTypes::refused;
  // Forgives clocks that disagree, at both ends. 0 to 120 seconds.
  std::chrono::seconds leeway{0};
  // Claims that must be there, besides `exp`.
  std::vector<std::string> required_claims{};
  Expiry expiry = Expiry::required;
  // No older than this, by `iat`, which is then required.
  std::optional<std::chrono::seconds> max_age{};
  base::Clock clock = base::system_seconds;
};

// An issuer and the keys that are its own.
struct TrustedIssuer {
  std::string issuer;
  FindKey find_key;
};

// A token whose signature was verified. Its payload is any bytes: no claim was read.
struct SignedBytes {
  json::Value header;
  std::vector<std::byte> payload;
};

// Decides whether a token is accepted. Keys, policy and clock are fixed at construction, the token chooses
// nothing. Thread-safe, without a lock.
//
// The checks run in one fixed order: size, shape, header, algorithm, critical extensions, key, signature,
// payload, then the claims. No claim is read before the signature over the received bytes was verified.
// Why: docs/decisions/0010-the-token-never-chooses.md
class Verifier {
 public:
  // All constructors throw std::invalid_argument for a policy that cannot hold: a leeway outside 0…120 s, a
  // negative age, no key that can verify, an algorithm that no key serves, an empty issuer or audience.

  // One key. If it has no identifier, a token's `kid` is ignored; otherwise `kid` names it or is missing.
  Verifier(Key key, VerifierOptions options);

  // Several keys. `kid` must name one of them; only a set of one also serves tokens without `kid`.
  Verifier(const KeySet& keys, VerifierOptions options);

  // Keys that change: `find_key` is asked for each token. REQUIRES: options.algorithms is not empty.
  Verifier(FindKey find_key, VerifierOptions options);

  // Several issuers, each with keys of its own, so that two may use one `kid`. The issuer that the token
  // names is asked for the key, and only its keys can have signed the token. REQUIRES: options.algorithms is
  // not empty, options.issuers is.
  Verifier(std::vector<TrustedIssuer> issuers, VerifierOptions options);

  // Never throws over the token, whatever its bytes.
  std::expected<VerifiedClaims, Refusal> verify(std::string_view token) const;

  // The same decision, with each check and its outcome. For lessons and tools.
  Trace explain(std::string_view token) const;

  // Header and signature alone, up to and including the signature check. The token may have expired, may be
  // meant for somebody else, or be no JWT at all.
  std::expected<SignedBytes, Refusal> verify_signature_only(std::string_view token) const;

 private:
  std::shared_ptr<const struct Policy> policy_;
};

}  // namespace jwt

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
#include "jwt/key.hpp"
#include "jwt/key_set.hpp"
#include "jwt/refusal.hpp"
#include "jwt/trace.hpp"
#include "jwt/verified_claims.hpp"

namespace jwt {

// Must a token say when it ends?
enum class Expiry {
  required,
  optional_and_i_know_that_such_tokens_live_for_ever,
};

struct VerifierOptions {
  // The only algorithms that are let in; must not be empty.
  std::vector<Algorithm> algorithms{};
  // One of these, exactly. Empty: "iss" is not compared.
  std::vector<std::string> issuers{};
  // Who we are: "aud" must name one of these. Empty: a token with any "aud" is meant for somebody else.
  std::vector<std::string> audiences{};
  // The kind of token. "JWT" is also met by a token that names none; std::nullopt lets every kind in, which
  // is for tools, not for servers.
  std::optional<std::string> type = "JWT";
  // Forgives clocks that disagree, at both ends. 0 to 120 seconds.
  std::chrono::seconds leeway{0};
  // Claims that must be there, beside "exp".
  std::vector<std::string> required_claims{};
  Expiry expiry = Expiry::required;
  // No older than this, by "iat", which is then required.
  std::optional<std::chrono::seconds> max_age{};
  base::Clock clock = base::system_seconds;
};

// An issuer and the keys that are its own.
struct TrustedIssuer {
  std::string issuer;
  KeySet keys;
};

// A token whose signature was right. Its payload is any bytes: no claim was read.
struct SignedBytes {
  json::Value header;
  std::vector<std::byte> payload;
};

// Decides whether a token may be believed. Keys, policy and clock are fixed at construction, the token
// chooses nothing. Any number of threads may use one Verifier at once; there is no lock.
//
// The checks come in one fixed order: size, shape, header, algorithm, critical extensions, key, signature,
// payload, then the claims. No claim is read before the signature was found right over the bytes received.
//
// With one key that has no identifier, a token's "kid" is not looked at. Otherwise "kid" must name a key;
// only a single key also serves tokens without "kid".
class Verifier {
 public:
  // Throws std::invalid_argument for a policy that cannot hold: no algorithms, a leeway outside 0…120 s, a
  // negative age, no key that can verify, an algorithm that no key serves, an empty issuer or audience.
  Verifier(Key key, VerifierOptions options);
  Verifier(const KeySet& keys, VerifierOptions options);
  // Several issuers: the claim "iss" must be that of the issuer whose key made the signature.
  // REQUIRES: options.issuers is empty.
  Verifier(const std::vector<TrustedIssuer>& issuers, VerifierOptions options);

  // Never throws over the token, whatever its bytes.
  std::expected<VerifiedClaims, Refusal> verify(std::string_view token) const;

  // The same decision, with each check and its outcome beside it. For lessons and tools.
  Trace explain(std::string_view token) const;

  // Header and signature alone, up to and with the signature check. The token may have ended, may be meant
  // for somebody else or be no JWT at all.
  std::expected<SignedBytes, Refusal> verify_signature_only(std::string_view token) const;

 private:
  std::shared_ptr<const struct Policy> policy_;
};

}  // namespace jwt

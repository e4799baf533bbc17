#pragma once

#include <cstdint>
#include <expected>
#include <functional>
#include <string>
#include <string_view>

#include "jwt/verifier.hpp"

// What the tests of the token library share.

// The verdict as a word: "accepted", or the code of the refusal.
std::string verdict(const jwt::Verifier& verifier, std::string_view token);

// The problem as a word: "a key" (or "a set"), or its code.
std::string outcome(const std::expected<jwt::Key, jwt::KeyProblem>& key);
std::string outcome(const std::expected<jwt::KeySet, jwt::KeyProblem>& set);

// A key for `algorithm`, made once: another from each call with another `number`. New RSA keys take their
// time.
const jwt::Key& test_key(jwt::Algorithm algorithm, int number = 0);

// Any header and payload, as they are, signed by `key`: what a Signer would never make.
std::string sign_raw(const jwt::Key& key, std::string_view header, std::string_view payload);

// {"alg":…} for `key` and the claims as they are.
std::string sign_claims(const jwt::Key& key, std::string_view payload);

// A policy whose clock stands still at `now`.
jwt::VerifierOptions policy_at(std::int64_t now);

// That policy for test_key(HS256) at second 1000, changed.
jwt::VerifierOptions with(const std::function<void(jwt::VerifierOptions&)>& change);

// The verdict of that policy on a token with this header, signed well, and claims that nobody could object
// to.
std::string verdict_on_header(std::string_view header);

// The verdict of that policy, or of `options`, on a well-signed payload.
std::string verdict_on(std::string_view payload);
std::string verdict_on(std::string_view payload, const jwt::VerifierOptions& options);

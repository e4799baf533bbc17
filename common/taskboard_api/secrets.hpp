#pragma once

#include <cstddef>
#include <expected>
#include <string>

#include "crypto/secret.hpp"
#include "jwt/key.hpp"

namespace taskboard_api {

// The environment variables that hold the secrets of a Taskboard server.
inline constexpr const char* signing_key_variable = "JWT_SECRET";
inline constexpr const char* metrics_key_variable = "METRICS_KEY";

inline constexpr std::size_t min_secret_size = 32;  // Characters.

// Where the secrets of a server come from: the values of its variables, nullptr for one that is not set.
struct SecretValues {
  const char* signing_key;
  const char* metrics_key;
};

struct Secrets {
  jwt::Key signing_key;        // HS256; its bytes are the characters of the value.
  crypto::Secret metrics_key;  // Opens GET /metrics.
};

// Returns the secrets of a server (R32); on failure, a sentence that says what is wrong with the first bad
// one, and how to make a good one. One policy for all of them: at least min_secret_size characters, not a
// placeholder, not the value of another secret; a signing key must not be a public key either. A secret
// without a value is random, for this run of the server only, so this source has no key that anybody could
// know.
std::expected<Secrets, std::string> secrets_from(const SecretValues& values);

}  // namespace taskboard_api

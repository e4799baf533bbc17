#pragma once

#include <expected>
#include <string>

#include "crypto/secret.hpp"
#include "jwt/key.hpp"

namespace taskboard_api {

// The environment variables that hold the secrets of a Taskboard server.
inline constexpr const char* signing_key_variable = "JWT_SECRET";
inline constexpr const char* metrics_key_variable = "METRICS_KEY";

// The HS256 key whose bytes are the characters of `value`; otherwise a sentence that says what is wrong with
// it and how to make a good one. Without a value (nullptr) the key is random, for this run of the server
// only: there is no key in this source that anybody could know.
std::expected<jwt::Key, std::string> signing_key(const char* value);

// The key for GET /metrics, in the same way: at least 16 characters.
std::expected<crypto::Secret, std::string> metrics_key(const char* value);

}  // namespace taskboard_api

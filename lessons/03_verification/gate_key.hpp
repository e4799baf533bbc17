#pragma once

#include <cstdint>
#include <expected>
#include <string>

#include "key.hpp"
#include "policy.hpp"

namespace lesson {

// The environment variable that holds the key of the gate. Its characters are the bytes of the key.
inline constexpr const char* secret_variable = "JWT_SECRET";

// Makes the HS256 key from `secret`, the value of that variable; on failure, a sentence that says what is
// wrong with it. Without a value (nullptr) the key is random, for this run of the server only. Given.
std::expected<Key, std::string> gate_key(const char* secret);

// Returns a token for alice that this policy accepts, issued at `now` for a quarter of an hour, to try the
// gate with. The gate issues no other tokens: it has no route for that. Given.
std::string token_to_try(const Key& key, const Policy& policy, std::int64_t now);

}  // namespace lesson

#pragma once

#include <cstdint>
#include <expected>
#include <string>

#include "key.hpp"
#include "policy.hpp"

namespace lesson {

// The environment variable that holds the key of the gate. Its characters are the bytes of the key.
inline constexpr const char* secret_variable = "JWT_SECRET";

// The HS256 key that `secret`, the value of that variable, is; otherwise a sentence that says what is wrong
// with it. Without a value (nullptr) the key is random, for this run of the server only. Given.
std::expected<Key, std::string> gate_key(const char* secret);

// A token for alice that this policy lets in, made at `now` for a quarter of an hour: something to show at
// the gate. A gate gives out no tokens otherwise, it has no door for that. Given.
std::string token_to_try(const Key& key, const Policy& policy, std::int64_t now);

}  // namespace lesson

#pragma once

#include <expected>
#include <string>

#include "make_key.hpp"

namespace lesson {

// The environment variable that holds the server's key. Its characters are the bytes of the key.
inline constexpr const char* secret_variable = "JWT_SECRET";

// Makes the signing key from `secret`, the value of that variable; on failure, a sentence that says what is
// wrong and how to generate a good one. Without a value (nullptr) the key is random, for this run of the
// server only: there is no key in this source that anybody could know.
std::expected<HmacKey, std::string> signing_key(const char* secret);

}  // namespace lesson

#pragma once

#include <expected>
#include <string>

#include "make_key.hpp"

namespace lesson {

// The environment variable that holds the key of the desk. Its characters are the bytes of the key.
inline constexpr const char* secret_variable = "JWT_SECRET";

// The key that `secret`, the value of that variable, is; otherwise a sentence that says what is wrong with it
// and how to make a good one. Without a value (nullptr) the key is random, for this run of the server only:
// there is no key in this source that anybody could know.
std::expected<HmacKey, std::string> signing_key(const char* secret);

}  // namespace lesson

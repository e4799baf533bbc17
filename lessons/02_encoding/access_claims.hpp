#pragma once

#include <array>
#include <chrono>
#include <string_view>

#include "json/value.hpp"

namespace lesson {

// Claims that doors decide on: whose token, from whom, for whom, how long, how far it reaches. Only code
// that knows the answer sets them; nothing that a request brought along may.
inline constexpr std::array<std::string_view, 8> reserved_claims = {"iss", "sub", "aud", "exp",
                                                                    "nbf", "iat", "jti", "role"};

// The payload of an access token that is good for `lifetime` from `now` on: "sub", "iat" and "exp" as
// NumericDates, then the members of `extra`.
// Throws std::invalid_argument when `extra` names a reserved claim, or has a member that is a number JSON
// cannot write (NaN, infinity); inside lists and objects nobody looks. REQUIRES: `extra` is an object.
json::Value access_claims(std::string_view subject, std::chrono::seconds lifetime,
                          std::chrono::sys_seconds now, const json::Value& extra = json::Value::object());

}  // namespace lesson

#pragma once

#include <array>
#include <chrono>
#include <string_view>

#include "json/value.hpp"

namespace lesson {

// Claims that protected routes decide on: who the token is about, who issued it, who it is for, when it is
// valid, and what its holder may do. Only our own code sets them; nothing from a request may.
inline constexpr std::array<std::string_view, 8> reserved_claims = {"iss", "sub", "aud", "exp",
                                                                    "nbf", "iat", "jti", "role"};

// Returns the payload of an access token that is valid for `lifetime` from `now` on: "sub", then "iat" and
// "exp" as NumericDates, then the members of `extra`.
// Throws std::invalid_argument if `extra` names a reserved claim, or has a member that is a number JSON
// cannot write (NaN, infinity); numbers inside lists and objects are not checked.
// REQUIRES: `extra` is an object.
json::Value access_claims(std::string_view subject, std::chrono::seconds lifetime,
                          std::chrono::sys_seconds now, const json::Value& extra = json::Value::object());

}  // namespace lesson

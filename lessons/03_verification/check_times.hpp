#pragma once

#include <cstdint>
#include <optional>

#include "json/value.hpp"
#include "jwt/refusal.hpp"

namespace lesson {

// The largest distance of a date from 1970, in seconds: up to 2^53 a double holds every whole number exactly.
inline constexpr double largest_date = 9'007'199'254'740'992;

// Returns why these claims may not be used at the second `now`, in this order; std::nullopt if they may:
//   invalid_claim       "exp", "nbf" or "iat" is present but not a NumericDate: a finite JSON number, a
//                       fraction allowed, no further from 0 than largest_date (RFC 7519 §2). It is compared
//                       as it is written: 2^53 + 1 is not rounded to 2^53
//   no_expiry           there is no "exp"
//   expired             `now` is at or after "exp" (RFC 7519 §4.1.4)
//   not_yet_valid       `now` is before "nbf", if there is one (§4.1.5)
//   issued_in_future    `now` is before "iat", if there is one (§4.1.6)
// `leeway` forgives clocks that disagree, at both ends. REQUIRES: `now` is within ±2^53, 0 <= leeway <= 120.
std::optional<jwt::Refusal> check_times(const json::Value& claims, std::int64_t now, std::int64_t leeway);

}  // namespace lesson

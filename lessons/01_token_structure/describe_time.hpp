#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace lesson {

// 9999-12-31T23:59:59Z, the last second with a year of four digits.
inline constexpr std::int64_t last_second = 253'402'300'799;

// What describe_time() returns for a number outside that range.
inline constexpr std::string_view no_date = "no date (outside the years 1970 to 9999)";

// Returns the expiry time of a token for people: the date in UTC, a blank, and its distance in parentheses.
//   2023-11-14T22:13:20Z (expired 3 min ago)    `seconds` is in the past, or now (RFC 7519 §4.1.4)
//   2023-11-14T22:13:20Z (in 5 min)             `seconds` is in the future
// Returns no_date if `seconds` is below 0 or above last_second. `seconds` counts from 1970-01-01T00:00:00Z
// and may be any number. time_span() writes the distance. REQUIRES: 0 <= now <= last_second.
std::string describe_time(std::int64_t seconds, std::int64_t now);

}  // namespace lesson

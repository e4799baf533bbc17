#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace lesson {

// 9999-12-31T23:59:59Z, the last second with a year of four digits.
inline constexpr std::int64_t last_second = 253'402'300'799;

// What describe_time() says of a number that is no such date.
inline constexpr std::string_view no_date = "no date (outside the years 1970 to 9999)";

// When a token ends, for people: the date in UTC, a blank, and in parentheses how far away it is.
//   2023-11-14T22:13:20Z (expired 3 min ago)    `seconds` is in the past, or now (RFC 7519 §4.1.4)
//   2023-11-14T22:13:20Z (in 5 min)             `seconds` is in the future
// `seconds` counts from 1970-01-01T00:00:00Z and may be any number; below 0 and above last_second the
// answer is no_date. The distance is that of time_span(). REQUIRES: 0 <= now <= last_second.
std::string describe_time(std::int64_t seconds, std::int64_t now);

}  // namespace lesson

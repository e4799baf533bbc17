#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

// Spans and points of time, as people write and read them.
namespace course {

// Returns the seconds of "+90s", "+15m", "+2h" or "+7d"; std::nullopt for anything else, and for less than a
// second or more than 366 days.
std::optional<std::int64_t> seconds_of_step(std::string_view text);

// "1 hour, 15 minutes". REQUIRES: `seconds` is not negative.
std::string span_in_words(std::int64_t seconds);

// "90 s", "12 min", "36 h", "7 d": rounded down, in a unit of which there are at least two.
std::string short_span(std::int64_t seconds);

// "in 12 min", "3 min ago" or "now", for a time that is `seconds` ahead.
std::string relative_time(std::int64_t seconds);

// "2023-11-14 22:13:20 UTC"; std::nullopt for a time before 1970 or after the year 9999.
std::optional<std::string> utc_date(std::int64_t seconds);

}  // namespace course

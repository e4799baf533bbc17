#include "time_span.hpp"

namespace lesson {

std::string time_span(std::int64_t seconds) {
  constexpr std::int64_t minute = 60;
  constexpr std::int64_t hour = 60 * minute;
  constexpr std::int64_t day = 24 * hour;

  if (seconds < minute) return std::to_string(seconds) + " s";
  if (seconds < hour) return std::to_string(seconds / minute) + " min";
  if (seconds < day) return std::to_string(seconds / hour) + " h";
  return std::to_string(seconds / day) + (seconds < 2 * day ? " day" : " days");
}

}  // namespace lesson

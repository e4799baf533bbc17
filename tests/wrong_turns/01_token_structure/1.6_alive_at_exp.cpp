// Believes: a token is still valid during the second that exp names.
#include <array>
#include <ctime>

#include "describe_time.hpp"
#include "time_span.hpp"

namespace lesson {

std::string describe_time(std::int64_t seconds, std::int64_t now) {
  if (seconds < 0 || seconds > last_second) return std::string(no_date);

  const std::time_t time = seconds;
  std::tm utc{};
  gmtime_r(&time, &utc);
  std::array<char, 32> date{};
  std::strftime(date.data(), date.size(), "%Y-%m-%dT%H:%M:%SZ", &utc);

  if (seconds >= now) return std::string(date.data()) + " (in " + time_span(seconds - now) + ")";
  return std::string(date.data()) + " (expired " + time_span(now - seconds) + " ago)";
}

}  // namespace lesson

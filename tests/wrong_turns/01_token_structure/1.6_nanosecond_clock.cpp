// Believes: system_clock holds every time. Its nanoseconds end in the year 2262.
#include <array>
#include <chrono>
#include <ctime>

#include "describe_time.hpp"
#include "time_span.hpp"

namespace lesson {

std::string describe_time(std::int64_t seconds, std::int64_t now) {
  if (seconds < 0 || seconds > last_second) return std::string(no_date);

  const std::chrono::system_clock::time_point moment{std::chrono::seconds{seconds}};
  const std::time_t time = std::chrono::system_clock::to_time_t(moment);
  std::tm utc{};
  gmtime_r(&time, &utc);
  std::array<char, 32> date{};
  std::strftime(date.data(), date.size(), "%Y-%m-%dT%H:%M:%SZ", &utc);

  if (seconds > now) return std::string(date.data()) + " (in " + time_span(seconds - now) + ")";
  return std::string(date.data()) + " (expired " + time_span(now - seconds) + " ago)";
}

}  // namespace lesson

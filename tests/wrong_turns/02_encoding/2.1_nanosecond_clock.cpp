// Believes: system_clock holds every time. Its nanoseconds end in the year 2262.
#include "numeric_date.hpp"

namespace lesson {

std::int64_t numeric_date(std::chrono::sys_seconds time) {
  return std::chrono::system_clock::to_time_t(time);
}

}  // namespace lesson

// Believes: the time is what the clock on the wall says.
#include <ctime>

#include "numeric_date.hpp"

namespace lesson {

std::int64_t numeric_date(std::chrono::sys_seconds time) {
  const std::time_t seconds = time.time_since_epoch().count();
  std::tm wall{};
  localtime_r(&seconds, &wall);
  return timegm(&wall);
}

}  // namespace lesson

// Believes: a number of seconds fits into an int, as it always has.
#include "numeric_date.hpp"

namespace lesson {

std::int64_t numeric_date(std::chrono::sys_seconds time) {
  const int seconds = static_cast<int>(time.time_since_epoch().count());
  return seconds;
}

}  // namespace lesson

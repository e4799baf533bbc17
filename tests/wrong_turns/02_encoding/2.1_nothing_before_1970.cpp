// Believes: time begins in 1970, so a negative number must be a mistake.
#include <algorithm>

#include "numeric_date.hpp"

namespace lesson {

std::int64_t numeric_date(std::chrono::sys_seconds time) {
  return std::max<std::int64_t>(0, time.time_since_epoch().count());
}

}  // namespace lesson

// Believes: computers count time in milliseconds, as JavaScript's Date.now() does.
#include "numeric_date.hpp"

namespace lesson {

std::int64_t numeric_date(std::chrono::sys_seconds time) {
  return std::chrono::duration_cast<std::chrono::milliseconds>(time.time_since_epoch()).count();
}

}  // namespace lesson

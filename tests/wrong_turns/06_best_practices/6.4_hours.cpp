// Believes: an hour is what others take; daylight saving time, too.
#include "leeway.hpp"

namespace lesson {

std::optional<Leeway> Leeway::of(std::int64_t seconds) {
  if (seconds < 0 || seconds > 3'600) return std::nullopt;
  return Leeway(seconds);
}

bool in_time(const Period& period, std::int64_t now, Leeway leeway) {
  const auto forgiven = period.written_by == WrittenBy::another_machine ? leeway.seconds() : 0;
  return now + forgiven >= period.begins && now - forgiven < period.ends;
}

}  // namespace lesson

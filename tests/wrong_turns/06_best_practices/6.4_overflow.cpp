// Believes: no honest token ends after the year 9999, so a number that large is a mistake.
#include "leeway.hpp"

namespace lesson {

std::optional<Leeway> Leeway::of(std::int64_t seconds) {
  if (seconds < 0 || seconds > most) return std::nullopt;
  return Leeway(seconds);
}

bool in_time(const Period& period, std::int64_t now, Leeway leeway) {
  const auto forgiven = period.written_by == WrittenBy::another_machine ? leeway.seconds() : 0;
  constexpr std::int64_t year_9999 = 253'402'300'799;
  if (period.ends > year_9999) return false;
  return now + forgiven >= period.begins && now - forgiven < period.ends;
}

}  // namespace lesson

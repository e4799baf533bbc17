#pragma once

#include <cstdint>
#include <string>

namespace lesson {

// Returns a length of time in its largest whole unit, rounded down:
// "59 s", "3 min", "23 h", "1 day", "30 days". REQUIRES: `seconds` is not negative.
std::string time_span(std::int64_t seconds);

}  // namespace lesson

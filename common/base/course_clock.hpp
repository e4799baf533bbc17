#pragma once

#include <cstdint>
#include <filesystem>

// The wall clock of the lessons' servers: that of this machine, and as much later as `scripts/course clock`
// has set it. So a learner sees a token expire without waiting for it; shorter lifetimes would show another
// server than the one that was built. It moves forward only, or back to the time of the machine. Steady
// clocks and a provider of scripts/idp do not follow it. Only the main of a lesson's server follows that
// clock, and only for a server on loopback; for everybody else it is the clock of the machine.
namespace base {

// By how many seconds the file moves the clock on; 0 if it is missing or holds no number from 0 to
// most_clock_shift.
std::int64_t read_clock_shift(const std::filesystem::path& file);

inline constexpr std::int64_t most_clock_shift = std::int64_t{366} * 24 * 60 * 60;

// From now on course_seconds() follows `file`, which is read at each call. Called by main, before any other
// thread is started.
void follow_course_clock(const std::filesystem::path& file);

// By how many seconds course_seconds() is ahead of this machine; 0 unless follow_course_clock() was called.
// Thread-safe.
std::int64_t course_clock_shift();

// Seconds since 1970, a base::Clock. Thread-safe.
std::int64_t course_seconds();

}  // namespace base

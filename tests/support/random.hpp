#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

// Inputs that nobody can hard-code. All of them follow Catch2's seed, which the runner prints and
// COURSE_SEED sets; the same seed gives the same inputs within one test case.

// A whole number from `low` to `high`, both included.
std::int64_t random_integer(std::int64_t low, std::int64_t high);

// Seconds since 1970, somewhere between 2001 and 2033.
std::int64_t random_instant();

// `count` bytes, every value possible, zero included.
std::vector<std::byte> random_bytes(std::size_t count);

// A lower-case ASCII word of 4 to 10 letters.
std::string random_word();

#pragma once

#include <cstddef>

// How many bytes of the heap are in use by all threads, measured from some point that stays the same: the
// difference of two readings is what the work in between has kept. Exact under a sanitizer; without one to
// about a megabyte.
std::ptrdiff_t live_bytes();

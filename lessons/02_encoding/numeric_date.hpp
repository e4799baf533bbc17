#pragma once

#include <chrono>
#include <cstdint>

namespace lesson {

// Returns `time` as a NumericDate (RFC 7519 §2): whole seconds since 1970-01-01T00:00:00Z; before that the
// number is negative.
std::int64_t numeric_date(std::chrono::sys_seconds time);

}  // namespace lesson

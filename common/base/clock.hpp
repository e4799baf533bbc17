#pragma once

#include <cstdint>
#include <functional>

namespace base {

// Seconds since 1970-01-01 UTC. A parameter everywhere, so that tests freeze it.
using Clock = std::function<std::int64_t()>;

// The time of this machine.
std::int64_t system_seconds();

}  // namespace base

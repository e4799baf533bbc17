#pragma once

#include <chrono>

#include "taskboard_api/database.hpp"
#include "web/attempt_limit.hpp"

namespace taskboard_api {

// How many requests a minute one network may send to a route that costs more than a look at a row (R25).
inline constexpr int most_passwords = 20;   // One hash of scrypt each.
inline constexpr int most_refreshes = 300;  // An office may have one address, and many people.

// Returns `handler`, for at most `most` requests of one network in a minute: 429 with Retry-After to the
// others.
OpenHandler limited(int most, OpenHandler handler,
                    web::AttemptLimit::SteadyClock clock = std::chrono::steady_clock::now);

}  // namespace taskboard_api

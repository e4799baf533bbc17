#pragma once

#include <chrono>

#include "throttle/attempt_limit.hpp"
#include "web/endpoint.hpp"

namespace taskboard_api {

// How many requests a minute one network may send to a route that costs more than reading a row (R25).
inline constexpr int passwords_per_minute = 20;   // One hash of scrypt each.
inline constexpr int refreshes_per_minute = 300;  // An office may have one address, and many people.

// Returns `handler` for at most `per_minute` requests of one network in a minute; the others get 429 with
// Retry-After. Put it in front of with_database(): a request that is refused needs no connection.
web::Handler rate_limited(int per_minute, web::Handler handler,
                          throttle::AttemptLimit::SteadyClock clock = std::chrono::steady_clock::now);

}  // namespace taskboard_api

#pragma once

#include <cstdint>
#include <functional>

#include "web/app.hpp"

namespace lesson {

// Seconds since 1970-01-01T00:00:00Z. Called by many threads at once.
using Clock = std::function<std::int64_t()>;

// The Token inspector: GET /health, GET /sample, POST /inspect and GET /whoami.
web::App token_inspector(Clock now);

}  // namespace lesson

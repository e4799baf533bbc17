#pragma once

#include <cstdint>
#include <functional>

#include "key.hpp"
#include "policy.hpp"
#include "web/app.hpp"

namespace lesson {

// What the gate needs.
struct Gate {
  Key key;
  Policy policy;
  std::function<std::int64_t()> now;  // Seconds since 1970-01-01T00:00:00Z. Called by many threads at once.
};

// The gate: GET /health, GET /protected and POST /verify.
web::App the_gate(Gate gate);

}  // namespace lesson

#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "json/value.hpp"

namespace lesson {

struct ExplainedClaim {
  std::string name;
  json::Value value;
  std::string meaning;
};

// Returns the members of `payload` in their order, each with its meaning. For the seven names of RFC 7519
// §4.1 that is what the RFC says, with dates in UTC and the distance of `exp` from `now`; any other member is
// a claim of the application.
std::vector<ExplainedClaim> explain_claims(const json::Value& payload, std::int64_t now);

}  // namespace lesson

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

// The members of `payload` in their order, each with what it claims: the seven names of RFC 7519 §4.1 by
// their meaning, dates in UTC, how far `exp` is from `now`; any other is a claim of the application.
std::vector<ExplainedClaim> explain_claims(const json::Value& payload, std::int64_t now);

}  // namespace lesson

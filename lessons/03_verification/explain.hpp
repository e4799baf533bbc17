#pragma once

#include <cstdint>
#include <expected>
#include <string>
#include <string_view>
#include <vector>

#include "jwt/refusal.hpp"
#include "key.hpp"
#include "policy.hpp"
#include "verify.hpp"

namespace lesson {

// One check of a verification, and what came of it.
struct Step {
  std::string check;    // "signature"
  std::string outcome;  // "passed", "failed", or "not_reached" after one that failed.
  std::string reason;   // One sentence.
};

struct Explanation {
  std::vector<Step> steps;
  std::expected<VerifiedClaims, jwt::Refusal> verdict;  // What verify() says of the same token.
};

// Leads `token` through the checks of this lesson, one by one and in their order. Given: a learner's own
// checks answer, and a learner's own verify() has the last word.
Explanation explain(std::string_view token, const Key& key, const Policy& policy, std::int64_t now);

}  // namespace lesson

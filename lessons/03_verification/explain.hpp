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

// One check of a verification, and its outcome.
struct Step {
  std::string check;    // "signature"
  std::string outcome;  // "passed", "failed", or "not_reached" after one that failed.
  std::string reason;   // One sentence.
};

struct Explanation {
  std::vector<Step> steps;
  std::expected<VerifiedClaims, jwt::Refusal> verdict;  // The result of verify() for the same token.
};

// Runs the checks of this lesson on `token`, one by one and in order. Given: it calls the learner's own
// checks, and the verdict is that of the learner's own verify().
Explanation explain(std::string_view token, const Key& key, const Policy& policy, std::int64_t now);

}  // namespace lesson

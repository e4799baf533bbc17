#pragma once

#include <expected>
#include <string_view>
#include <vector>

#include "jwt/refusal.hpp"
#include "jwt/verified_claims.hpp"

namespace jwt {

// The checks of a verification, in their order.
enum class Check {
  size,
  shape,
  header,
  algorithm,
  critical,
  key,
  signature,
  payload,
  expiry,
  not_before,
  issued_at,
  age,
  issuer,
  audience,
  type,
  required_claims,
};

enum class CheckOutcome {
  passed,
  failed,
  not_asked,    // The policy does not ask for it.
  not_reached,  // An earlier check failed.
};

struct TraceStep {
  Check check;
  CheckOutcome outcome;
};

// What happened to one token: every check, and the verdict.
struct Trace {
  std::vector<TraceStep> steps;
  std::expected<VerifiedClaims, Refusal> verdict;
};

// "signature", "issued_at": stable, for JSON.
std::string_view name(Check check);
std::string_view name(CheckOutcome outcome);

// What holds when the check passes, in one sentence.
std::string_view sentence(Check check);

}  // namespace jwt

// Believes: number() returns nothing, so there is nothing.
#include <cmath>

#include "check_times.hpp"

using jwt::Refusal;

namespace lesson {

std::optional<Refusal> check_times(const json::Value& claims, std::int64_t now, std::int64_t leeway) {
  for (const auto* name : {"exp", "nbf", "iat"}) {
    if (!(std::abs(claims.number(name).value_or(0)) <= largest_date)) return Refusal::invalid_claim;
  }
  if (claims.contains("exp") && !claims.number("exp")) return Refusal::invalid_claim;

  // Leeway moves our clock, never the token's number.
  const auto early = static_cast<double>(now - leeway), late = static_cast<double>(now + leeway);
  const auto exp = claims.number("exp");
  if (!exp) return Refusal::no_expiry;
  if (early >= *exp) return Refusal::expired;
  if (late < claims.number("nbf").value_or(late)) return Refusal::not_yet_valid;
  if (late < claims.number("iat").value_or(late)) return Refusal::issued_in_future;
  return std::nullopt;
}

}  // namespace lesson

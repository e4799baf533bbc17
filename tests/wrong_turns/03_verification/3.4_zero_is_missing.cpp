// Believes: a date of 0 is a date that nobody set.
#include <cmath>

#include "check_times.hpp"

using jwt::Refusal;

namespace lesson {

std::optional<Refusal> check_times(const json::Value& claims, std::int64_t now, std::int64_t leeway) {
  for (const auto* name : {"exp", "nbf", "iat"}) {
    const auto date = claims.number(name);
    const bool is_date = date && std::abs(*date) <= largest_date;
    if (claims.contains(name) && !is_date) return Refusal::invalid_claim;
  }

  // Leeway moves our clock, never the token's number.
  const auto early = static_cast<double>(now - leeway), late = static_cast<double>(now + leeway);
  const auto exp = claims.number("exp");
  if (!exp || *exp == 0) return Refusal::no_expiry;
  if (early >= *exp) return Refusal::expired;
  if (late < claims.number("nbf").value_or(late)) return Refusal::not_yet_valid;
  if (late < claims.number("iat").value_or(late)) return Refusal::issued_in_future;
  return std::nullopt;
}

}  // namespace lesson

// Believes: each date is read when its turn comes.
#include <cmath>

#include "check_times.hpp"

using jwt::Refusal;

namespace lesson {

std::optional<Refusal> check_times(const json::Value& claims, std::int64_t now, std::int64_t leeway) {
  const auto unreadable = [&](const char* name) {
    const auto date = claims.number(name);
    return claims.contains(name) && !(date && std::abs(*date) <= largest_date);
  };

  // Leeway moves our clock, never the token's number.
  const auto early = static_cast<double>(now - leeway), late = static_cast<double>(now + leeway);
  if (unreadable("exp")) return Refusal::invalid_claim;
  const auto exp = claims.number("exp");
  if (!exp) return Refusal::no_expiry;
  if (early >= *exp) return Refusal::expired;
  if (unreadable("nbf")) return Refusal::invalid_claim;
  if (late < claims.number("nbf").value_or(late)) return Refusal::not_yet_valid;
  if (unreadable("iat")) return Refusal::invalid_claim;
  if (late < claims.number("iat").value_or(late)) return Refusal::issued_in_future;
  return std::nullopt;
}

}  // namespace lesson

// Believes: true is 1, as in C++.
#include <cmath>

#include "check_times.hpp"

using jwt::Refusal;

namespace lesson {
namespace {

// A date, as C++ counts.
std::optional<double> date_in(const json::Value& claims, const char* name) {
  if (const auto truth = claims.boolean(name)) return *truth ? 1 : 0;
  return claims.number(name);
}

}  // namespace

std::optional<Refusal> check_times(const json::Value& claims, std::int64_t now, std::int64_t leeway) {
  for (const auto* name : {"exp", "nbf", "iat"}) {
    const auto date = date_in(claims, name);
    const bool is_date = date && std::abs(*date) <= largest_date;
    if (claims.contains(name) && !is_date) return Refusal::invalid_claim;
  }

  // Leeway moves our clock, never the token's number.
  const auto early = static_cast<double>(now - leeway), late = static_cast<double>(now + leeway);
  const auto exp = date_in(claims, "exp");
  if (!exp) return Refusal::no_expiry;
  if (early >= *exp) return Refusal::expired;
  if (late < date_in(claims, "nbf").value_or(late)) return Refusal::not_yet_valid;
  if (late < date_in(claims, "iat").value_or(late)) return Refusal::issued_in_future;
  return std::nullopt;
}

}  // namespace lesson

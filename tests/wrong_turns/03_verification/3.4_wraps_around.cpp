// Believes: every finite number fits into 64 bits.
#include <cmath>

#include "check_times.hpp"

using jwt::Refusal;

namespace lesson {
namespace {

// A date in whole seconds.
std::optional<double> seconds_in(const json::Value& claims, const char* name) {
  const auto date = claims.number(name);
  if (!date) return std::nullopt;
  return static_cast<double>(static_cast<std::int64_t>(std::ceil(*date)));
}

}  // namespace

std::optional<Refusal> check_times(const json::Value& claims, std::int64_t now, std::int64_t leeway) {
  for (const auto* name : {"exp", "nbf", "iat"}) {
    const auto date = claims.number(name);
    const bool is_date = date && std::isfinite(*date);
    if (claims.contains(name) && !is_date) return Refusal::invalid_claim;
  }

  // Leeway moves our clock, never the token's number.
  const auto early = static_cast<double>(now - leeway), late = static_cast<double>(now + leeway);
  const auto exp = seconds_in(claims, "exp");
  if (!exp) return Refusal::no_expiry;
  if (early >= *exp) return Refusal::expired;
  if (late < seconds_in(claims, "nbf").value_or(late)) return Refusal::not_yet_valid;
  if (late < seconds_in(claims, "iat").value_or(late)) return Refusal::issued_in_future;
  return std::nullopt;
}

}  // namespace lesson

// Believes: an address that begins with ours belongs to us.
#include <cstddef>

#include "check_issuer_and_audience.hpp"

using jwt::Refusal;

namespace lesson {

std::optional<Refusal> check_issuer_and_audience(const json::Value& claims, const Expected& expected) {
  if (!claims.contains("iss")) return Refusal::missing_claim;
  if (!claims.text("iss")) return Refusal::invalid_claim;
  if (!claims.text("iss")->starts_with(expected.issuer)) return Refusal::wrong_issuer;

  const bool has_audience = claims.contains("aud");
  if (!has_audience && expected.audience) return Refusal::missing_claim;
  if (!has_audience) return std::nullopt;

  const json::Value aud = claims.at("aud");
  const json::Value list = aud.is_array() ? aud : json::Value::array({aud});
  bool names_us = false;
  for (std::size_t i = 0; i < list.size(); ++i) {
    if (!list.at(i).is_string()) return Refusal::invalid_claim;
    if (list.at(i).text() == expected.audience) names_us = true;
  }
  return names_us ? std::nullopt : std::optional(Refusal::wrong_audience);
}

}  // namespace lesson

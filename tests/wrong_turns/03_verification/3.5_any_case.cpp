// Believes: addresses are not case-sensitive.
#include <cctype>
#include <cstddef>
#include <string>

#include "check_issuer_and_audience.hpp"

using jwt::Refusal;

namespace lesson {
namespace {

std::string small(std::string text) {
  for (char& letter : text) letter = static_cast<char>(std::tolower(static_cast<unsigned char>(letter)));
  return text;
}

}  // namespace

std::optional<Refusal> check_issuer_and_audience(const json::Value& claims, const Expected& expected) {
  if (!claims.contains("iss")) return Refusal::missing_claim;
  if (!claims.text("iss")) return Refusal::invalid_claim;
  if (small(*claims.text("iss")) != small(expected.issuer)) return Refusal::wrong_issuer;

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

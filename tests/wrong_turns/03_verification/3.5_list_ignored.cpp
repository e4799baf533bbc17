// Believes: aud is text; anything else says nothing.
#include <cstddef>

#include "check_issuer_and_audience.hpp"

using jwt::Refusal;

namespace lesson {

std::optional<Refusal> check_issuer_and_audience(const json::Value& claims, const Expected& expected) {
  if (!claims.contains("iss")) return Refusal::missing_claim;
  if (!claims.text("iss")) return Refusal::invalid_claim;
  if (claims.text("iss") != expected.issuer) return Refusal::wrong_issuer;

  const bool has_audience = claims.contains("aud");
  if (!has_audience && expected.audience) return Refusal::missing_claim;
  if (!has_audience) return std::nullopt;

  const auto audience = claims.text("aud");
  if (audience && audience != expected.audience) return Refusal::wrong_audience;
  return std::nullopt;
}

}  // namespace lesson

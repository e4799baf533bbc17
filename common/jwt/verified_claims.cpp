#include "jwt/verified_claims.hpp"

#include <cmath>

#include "base/base64url.hpp"

namespace jwt {
namespace {

std::optional<std::int64_t> whole_seconds(const std::optional<double>& date) {
  if (!date) return std::nullopt;
  return static_cast<std::int64_t>(std::floor(*date));  // At most 2^53: it fits.
}

}  // namespace

std::string_view VerifiedClaims::subject() const { return scan_.subject.value_or(TextPiece{}).of(text_); }
std::string_view VerifiedClaims::issuer() const { return scan_.issuer.value_or(TextPiece{}).of(text_); }
std::string_view VerifiedClaims::id() const { return scan_.id.value_or(TextPiece{}).of(text_); }

std::optional<std::int64_t> VerifiedClaims::expires_at() const { return whole_seconds(scan_.expires); }
std::optional<std::int64_t> VerifiedClaims::not_before() const { return whole_seconds(scan_.not_before); }
std::optional<std::int64_t> VerifiedClaims::issued_at() const { return whole_seconds(scan_.issued); }

std::optional<std::string> VerifiedClaims::text(std::string_view name) const { return json().text(name); }
std::optional<std::int64_t> VerifiedClaims::integer(std::string_view name) const {
  return json().integer(name);
}
std::optional<double> VerifiedClaims::number(std::string_view name) const { return json().number(name); }
std::optional<bool> VerifiedClaims::boolean(std::string_view name) const { return json().boolean(name); }

// Both texts were read strictly before: what nlohmann makes of them is what they say.
json::Value VerifiedClaims::json() const { return json::Value::parse(payload()); }
json::Value VerifiedClaims::header() const {
  return json::Value::parse(*base::base64url_decode_text(header_.of(text_)));
}

std::string_view VerifiedClaims::key_id() const { return key_id_.of(text_); }
std::string_view VerifiedClaims::payload() const { return payload_.of(text_); }

}  // namespace jwt

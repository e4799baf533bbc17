// The checks of a verification from the payload on. Those before it are in verification.cpp.
#include <algorithm>

#include "base/base64url.hpp"
#include "jwt/verification.hpp"

namespace jwt {

Finding Verification::check_payload() {
  const std::size_t size = base::base64url_decoded_size(parts_.payload.size());
  payload_.reserve(size + parts_.header.size());  // Room for what take_claims() puts behind it.
  payload_.resize(size);
  payload_size_ = static_cast<std::uint32_t>(size);
  if (!base::base64url_decode_into(parts_.payload, std::as_writable_bytes(std::span(payload_)))) {
    return failed(Refusal::invalid_encoding);
  }
  const auto claims = read_claims(
      payload_, {.audiences = policy_.options.audiences, .required = policy_.options.required_claims});
  if (!claims) return failed(claims.error());
  claims_ = *claims;
  return passed;
}

Finding Verification::check_expiry() const {
  if (!claims_.expires) {
    return policy_.options.expiry == Expiry::required ? failed(Refusal::no_expiry) : not_asked;
  }
  // Leeway moves our clock, never the token's number. "On or after" is over (RFC 7519 §4.1.4).
  return now_ - leeway() >= *claims_.expires ? failed(Refusal::expired) : passed;
}

Finding Verification::check_not_before() const {
  if (!claims_.not_before) return not_asked;
  return now_ + leeway() < *claims_.not_before ? failed(Refusal::not_yet_valid) : passed;
}

Finding Verification::check_issued_at() const {
  if (!claims_.issued) return not_asked;
  return now_ + leeway() < *claims_.issued ? failed(Refusal::issued_in_future) : passed;
}

Finding Verification::check_age() const {
  if (!policy_.options.max_age) return not_asked;
  if (!claims_.issued) return failed(Refusal::missing_claim);
  const auto most = static_cast<double>(policy_.options.max_age->count());
  return now_ - leeway() - *claims_.issued > most ? failed(Refusal::expired) : passed;
}

Finding Verification::check_issuer() const {
  const auto& ours = policy_.options.issuers;
  if (ours.empty() && signer_->issuer.empty()) return not_asked;
  if (!claims_.issuer) return failed(Refusal::missing_claim);
  const std::string_view issuer = claims_.issuer->of(payload_);
  const bool is_trusted =
      signer_->issuer.empty() ? std::ranges::find(ours, issuer) != ours.end() : signer_->issuer == issuer;
  return is_trusted ? passed : failed(Refusal::wrong_issuer);
}

Finding Verification::check_audience() const {
  const bool is_asked = !policy_.options.audiences.empty();
  if (!is_asked && !claims_.has_audience) return not_asked;
  if (!claims_.has_audience) return failed(Refusal::missing_claim);
  return claims_.audience_is_ours ? passed : failed(Refusal::wrong_audience);
}

Finding Verification::check_type() const {
  const auto& wanted = policy_.options.type;
  if (!wanted) return not_asked;
  if (!header_->type) return is_type(*wanted, "JWT") ? passed : failed(Refusal::wrong_type);
  return is_type(*header_->type, *wanted) ? passed : failed(Refusal::wrong_type);
}

Finding Verification::check_required_claims() const {
  const std::size_t required = policy_.options.required_claims.size();
  if (required == 0) return not_asked;
  return claims_.required_found == required ? passed : failed(Refusal::missing_claim);
}

}  // namespace jwt

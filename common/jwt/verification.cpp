#include "jwt/verification.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "base/base64url.hpp"
#include "crypto/rsa.hpp"
#include "jwt/unverified_token.hpp"

namespace jwt {
namespace {

constexpr std::size_t longest_signature = crypto::max_rsa_bits / 8;

}  // namespace

Verification::Verification(const Policy& policy, std::string_view token)
    : policy_(policy), token_(token), now_(static_cast<double>(policy.options.clock())) {}

Finding Verification::check(Check check) {
  switch (check) {
    case Check::size:
      return check_size();
    case Check::shape:
      return check_shape();
    case Check::header:
      return check_header();
    case Check::algorithm:
      return check_algorithm();
    case Check::critical:
      return check_critical();
    case Check::key:
      return check_key();
    case Check::signature:
      return check_signature();
    case Check::payload:
      return check_payload();
    case Check::expiry:
      return check_expiry();
    case Check::not_before:
      return check_not_before();
    case Check::issued_at:
      return check_issued_at();
    case Check::age:
      return check_age();
    case Check::issuer:
      return check_issuer();
    case Check::audience:
      return check_audience();
    case Check::type:
      return check_type();
    case Check::required_claims:
      return check_required_claims();
  }
  std::unreachable();
}

Finding Verification::check_size() {
  return token_.size() <= max_token_size ? passed : failed(Refusal::too_large);
}

Finding Verification::check_shape() {
  const auto parts = split_token(token_);
  if (!parts) return failed(parts.error());
  parts_ = *parts;
  return has_token_alphabet(token_) ? passed : failed(Refusal::malformed);
}

Finding Verification::check_header() {
  header_ = recall_header(parts_.header);
  if (header_ != nullptr) return passed;
  auto header = jwt::read_header(parts_.header);
  if (!header) return failed(header.error());
  header_ = &read_header_.emplace(std::move(*header));
  return passed;
}

Finding Verification::check_algorithm() const {
  const auto& allowed = policy_.options.algorithms;
  const bool is_allowed =
      header_->algorithm && std::ranges::find(allowed, *header_->algorithm) != allowed.end();
  return is_allowed ? passed : failed(Refusal::algorithm_not_allowed);
}

Finding Verification::check_critical() const {
  return header_->asks_for_extension ? failed(Refusal::unsupported_critical) : passed;
}

bool Verification::is_candidate(const TrustedKey& trusted) const {
  const bool is_only_key = policy_.keys.size() == 1;
  if (is_only_key && (trusted.key.id().empty() || !header_->key_id)) return true;
  return header_->key_id && trusted.key.id() == *header_->key_id;
}

Finding Verification::check_key() {
  Finding finding = failed(Refusal::key_not_found);
  for (const TrustedKey& trusted : policy_.keys) {
    if (!is_candidate(trusted)) continue;
    if (trusted.key.algorithm() == *header_->algorithm) return passed;
    finding = failed(Refusal::algorithm_not_allowed);
  }
  return finding;
}

bool Verification::fits(const TrustedKey& trusted, std::span<const std::byte> signature) const {
  return is_candidate(trusted) && trusted.key.algorithm() == *header_->algorithm &&
         trusted.key.verify(std::as_bytes(std::span(parts_.signed_bytes)), signature);
}

// Two issuers may use one identifier, so several keys may be asked; the one that fits says whose token it is.
Finding Verification::check_signature() {
  std::array<std::byte, longest_signature> buffer;
  if (base::base64url_decoded_size(parts_.signature.size()) > buffer.size()) {
    return failed(Refusal::invalid_signature);
  }
  const auto signature = base::base64url_decode_into(parts_.signature, buffer);
  if (!signature) return failed(Refusal::invalid_encoding);
  for (const TrustedKey& trusted : policy_.keys) {
    if (!fits(trusted, *signature)) continue;
    signer_ = &trusted;
    if (read_header_) remember_header(parts_.header, *read_header_);
    return passed;
  }
  return failed(Refusal::invalid_signature);
}

VerifiedClaims Verification::take_claims() {
  VerifiedClaims claims;
  claims.payload_ = {.begin = 0, .size = payload_size_};
  claims.header_ = {.begin = static_cast<std::uint32_t>(payload_.size()),
                    .size = static_cast<std::uint32_t>(parts_.header.size())};
  claims.text_ = std::move(payload_);
  claims.text_ += parts_.header;
  claims.scan_ = claims_;
  claims.algorithm_ = *header_->algorithm;
  return claims;
}

std::expected<SignedBytes, Refusal> Verification::take_bytes() const {
  auto payload = base::base64url_decode(parts_.payload);
  if (!payload) return std::unexpected(Refusal::invalid_encoding);
  return SignedBytes{.header = json::Value::parse(*base::base64url_decode_text(parts_.header)),
                     .payload = std::move(*payload)};
}

}  // namespace jwt

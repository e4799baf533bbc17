#include "jwt/internal/verification.hpp"

#include <algorithm>
#include <utility>

#include "base/base64url.hpp"
#include "crypto/rsa.hpp"
#include "jwt/unverified_token.hpp"

namespace jwt {
namespace {

constexpr std::size_t longest_signature = crypto::max_rsa_bits / 8;

constexpr CheckResult passed{.outcome = CheckOutcome::passed};
constexpr CheckResult not_asked{.outcome = CheckOutcome::not_asked};
constexpr CheckResult failed(Refusal refusal) {
  return {.outcome = CheckOutcome::failed, .refusal = refusal};
}

}  // namespace

// The order of a verification, and all that is said about each of its checks.
constexpr std::array<Verification::Step, 16> Verification::steps{{
    {Check::size, "size", "The token is at most 8 KiB long.", &Verification::check_size},
    {Check::shape, "shape", "The token is three parts of base64url, separated by two dots.",
     &Verification::check_shape},
    {Check::header, "header", "The header is one strict JSON object, and its members have the right types.",
     &Verification::check_header},
    {Check::algorithm, "algorithm", "The algorithm is one that we allow.", &Verification::check_algorithm},
    {Check::critical, "critical", "The header asks for no extension that is unknown here.",
     &Verification::check_critical},
    {Check::key, "key", "We have the key, and it is for this algorithm.", &Verification::check_key},
    {Check::signature, "signature", "The signature is that of the key over the bytes received.",
     &Verification::check_signature},
    {Check::payload, "payload", "The payload is one strict JSON object, and its claims have the right types.",
     &Verification::check_payload},
    {Check::expiry, "expiry", "The token has an expiry time, and has not expired.",
     &Verification::check_expiry},
    {Check::not_before, "not_before", "The token is valid already.", &Verification::check_not_before},
    {Check::issued_at, "issued_at", "The token was not issued in the future.",
     &Verification::check_issued_at},
    {Check::age, "age", "The token is not too old.", &Verification::check_age},
    {Check::issuer, "issuer", "The token was issued by somebody we trust.", &Verification::check_issuer},
    {Check::audience, "audience", "The token is meant for us.", &Verification::check_audience},
    {Check::type, "type", "The token is of the kind that is expected here.", &Verification::check_type},
    {Check::required_claims, "required_claims", "Every claim that we need is there.",
     &Verification::check_required_claims},
}};

Verification::Verification(const Policy& policy, std::string_view token)
    : policy_(policy),
      options_(policy.options),
      token_(token),
      now_(static_cast<double>(policy.options.clock())) {
  static_assert(
      std::ranges::is_sorted(steps, {}, &Step::check) && steps.back().check == Check::required_claims,
      "a check is at the place of its enumerator");
}

CheckResult Verification::check_size() {
  return token_.size() <= max_token_size ? passed : failed(Refusal::too_large);
}

CheckResult Verification::check_shape() {
  const auto parts = split_token(token_);
  if (!parts) return failed(parts.error());
  parts_ = *parts;
  return has_token_alphabet(token_) ? passed : failed(Refusal::malformed);
}

CheckResult Verification::check_header() {
  header_ = recall_header(parts_.header);
  if (header_ != nullptr) {
    // A FindKey may run anything on this thread, which may then forget headers: keep one that stays.
    if (!policy_.sources.empty()) header_ = &own_header_.emplace(*header_);
    return passed;
  }
  auto header = read_header(parts_.header);
  if (!header) return failed(header.error());
  header_ = &own_header_.emplace(std::move(*header));
  is_new_header_ = true;
  return passed;
}

CheckResult Verification::check_algorithm() {
  const auto& allowed = options_.algorithms;
  const auto& algorithm = header_->algorithm;
  const bool is_allowed = algorithm && std::ranges::find(allowed, *algorithm) != allowed.end();
  return is_allowed ? passed : failed(Refusal::algorithm_not_allowed);
}

CheckResult Verification::check_critical() {
  return header_->asks_for_extension ? failed(Refusal::unsupported_critical) : passed;
}

// Does the header mean this one of our fixed keys?
bool Verification::is_meant(const Key& key) const {
  const bool is_only_key = policy_.keys.size() == 1;
  if (is_only_key && (key.id().empty() || !header_->key_id)) return true;
  return header_->key_id && key.id() == *header_->key_id;
}

// Every key is for one algorithm. A token that names another one is refused before any cryptography (R4).
CheckResult Verification::check_key() {
  if (!policy_.sources.empty()) return find_key();
  CheckResult result = failed(Refusal::key_not_found);
  for (const Key& key : policy_.keys) {
    if (!is_meant(key)) continue;
    if (key.algorithm() == *header_->algorithm) return passed;
    result = failed(Refusal::algorithm_not_allowed);
  }
  return result;
}

CheckResult Verification::find_key() {
  const auto source = choose_source();
  if (!source) return failed(source.error());
  found_ = (*source)->find({.id = header_->key_id, .algorithm = *header_->algorithm});
  if (!found_ || !found_->can_verify()) return failed(Refusal::key_not_found);
  return found_->algorithm() == *header_->algorithm ? passed : failed(Refusal::algorithm_not_allowed);
}

// With several issuers, the one that the token names is asked for its key, and nobody else: a provider that
// is slow must not keep the users of another one waiting. Nothing is believed yet: what the token says
// chooses only whose signature it must have.
std::expected<const KeySource*, Refusal> Verification::choose_source() {
  if (policy_.sources.front().issuer.empty()) return &policy_.sources.front();
  if (const auto refusal = read_payload()) return std::unexpected(*refusal);
  if (!claims_.issuer) return std::unexpected(Refusal::missing_claim);
  const auto source = std::ranges::find(policy_.sources, claims_.issuer->of(payload_), &KeySource::issuer);
  if (source == policy_.sources.end()) return std::unexpected(Refusal::wrong_issuer);
  return &*source;
}

bool Verification::is_signed_by(const Key& key, std::span<const std::byte> signature) const {
  return key.verify(std::as_bytes(std::span(parts_.signed_bytes)), signature);
}

CheckResult Verification::check_signature() {
  std::array<std::byte, longest_signature> buffer;
  if (base::base64url_decoded_size(parts_.signature.size()) > buffer.size())
    return failed(Refusal::invalid_signature);
  const auto signature = base::base64url_decode_into(parts_.signature, buffer);
  if (!signature) return failed(Refusal::invalid_encoding);

  const auto by_fixed_key = [&](const Key& key) {
    return is_meant(key) && key.algorithm() == *header_->algorithm && is_signed_by(key, *signature);
  };
  const bool is_signed =
      found_ ? is_signed_by(*found_, *signature) : std::ranges::any_of(policy_.keys, by_fixed_key);
  if (!is_signed) return failed(Refusal::invalid_signature);
  if (is_new_header_) remember_header(parts_.header, *own_header_);
  return passed;
}

CheckResult Verification::check_payload() {
  const auto refusal = read_payload();
  return refusal ? failed(*refusal) : passed;
}

std::optional<Refusal> Verification::read_payload() {
  if (has_read_payload_) return std::nullopt;
  const std::size_t size = base::base64url_decoded_size(parts_.payload.size());
  // Room for what take_claims() puts behind it.
  payload_.reserve(size + parts_.header.size() + (header_->key_id ? header_->key_id->size() : 0));
  payload_.resize(size);
  payload_size_ = static_cast<std::uint32_t>(size);
  if (!base::base64url_decode_into(parts_.payload, std::as_writable_bytes(std::span(payload_))))
    return Refusal::invalid_encoding;
  const auto claims =
      read_claims(payload_, {.audiences = options_.audiences, .required = options_.required_claims});
  if (!claims) return claims.error();
  claims_ = *claims;
  has_read_payload_ = true;
  return std::nullopt;
}

CheckResult Verification::check_expiry() {
  if (!claims_.expires) return options_.expiry == Expiry::required ? failed(Refusal::no_expiry) : not_asked;
  // Leeway moves our clock, never the token's number. "On or after" has expired (RFC 7519 §4.1.4).
  return now_ - leeway() >= *claims_.expires ? failed(Refusal::expired) : passed;
}

CheckResult Verification::check_not_before() {
  if (!claims_.not_before) return not_asked;
  return now_ + leeway() < *claims_.not_before ? failed(Refusal::not_yet_valid) : passed;
}

CheckResult Verification::check_issued_at() {
  if (!claims_.issued) return not_asked;
  return now_ + leeway() < *claims_.issued ? failed(Refusal::issued_in_future) : passed;
}

CheckResult Verification::check_age() {
  if (!options_.max_age) return not_asked;
  if (!claims_.issued) return failed(Refusal::missing_claim);
  const auto most = static_cast<double>(options_.max_age->count());
  return now_ - leeway() - *claims_.issued > most ? failed(Refusal::expired) : passed;
}

CheckResult Verification::check_issuer() {
  const bool owns_key = !policy_.sources.empty() && !policy_.sources.front().issuer.empty();
  if (owns_key) return passed;  // Its key was found by its name.
  if (!claims_.issuer) return options_.issuers.empty() ? not_asked : failed(Refusal::missing_claim);
  const auto issuer = claims_.issuer->of(payload_);
  if (std::ranges::find(options_.issuers, issuer) != options_.issuers.end()) return passed;
  return options_.other_issuers == OtherIssuers::refused ? failed(Refusal::wrong_issuer) : not_asked;
}

CheckResult Verification::check_audience() {
  if (!claims_.has_audience) return options_.audiences.empty() ? not_asked : failed(Refusal::missing_claim);
  return claims_.audience_is_ours ? passed : failed(Refusal::wrong_audience);
}

CheckResult Verification::check_type() {
  if (is_type(header_->type.value_or("JWT"), options_.type)) return passed;
  return options_.other_types == OtherTypes::refused ? failed(Refusal::wrong_type) : not_asked;
}

CheckResult Verification::check_required_claims() {
  const std::size_t required = options_.required_claims.size();
  if (required == 0) return not_asked;
  return claims_.required_found == required ? passed : failed(Refusal::missing_claim);
}

VerifiedClaims Verification::take_claims() {
  VerifiedClaims claims;
  claims.payload_ = {.begin = 0, .size = payload_size_};
  claims.header_ = {.begin = static_cast<std::uint32_t>(payload_.size()),
                    .size = static_cast<std::uint32_t>(parts_.header.size())};
  claims.text_ = std::move(payload_);
  claims.text_ += parts_.header;
  if (const auto& key_id = header_->key_id) {
    claims.key_id_ = {.begin = static_cast<std::uint32_t>(claims.text_.size()),
                      .size = static_cast<std::uint32_t>(key_id->size())};
    claims.text_ += *key_id;
  }
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

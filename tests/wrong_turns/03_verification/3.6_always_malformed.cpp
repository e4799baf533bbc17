// Believes: a token that cannot be split is malformed.
#include "check_header.hpp"
#include "check_issuer_and_audience.hpp"
#include "check_times.hpp"
#include "jwt/token_parts.hpp"
#include "read_object.hpp"
#include "signature_matches.hpp"
#include "verify.hpp"

using jwt::Refusal;

namespace lesson {

std::expected<VerifiedClaims, Refusal> verify(std::string_view token, const Key& key, const Policy& policy,
                                              std::int64_t now) {
  const auto parts = jwt::split_token(token);
  if (!parts) return std::unexpected(Refusal::malformed);
  const auto header = read_object(parts->header);
  if (!header) return std::unexpected(header.error());
  if (const auto no = check_header(*header, key)) return std::unexpected(*no);
  if (!signature_matches(*parts, key)) return std::unexpected(Refusal::invalid_signature);

  const auto claims = read_object(parts->payload);
  if (!claims) return std::unexpected(claims.error());
  if (const auto no = check_times(*claims, now, policy.leeway)) return std::unexpected(*no);
  if (const auto no = check_issuer_and_audience(*claims, policy.expected)) return std::unexpected(*no);
  return VerifiedClaims(*claims);
}

}  // namespace lesson

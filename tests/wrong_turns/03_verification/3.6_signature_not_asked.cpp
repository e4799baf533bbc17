// Believes: a token of the right form, with the right header, is ours.
#include "check_header.hpp"
#include "check_issuer_and_audience.hpp"
#include "check_times.hpp"
#include "jwt/token_parts.hpp"
#include "read_object.hpp"
#include "verify.hpp"

using jwt::Refusal;

namespace lesson {

std::expected<VerifiedClaims, Refusal> verify(std::string_view token, const Key& key, const Policy& policy,
                                              std::int64_t now) {
  const auto parts = jwt::split_token(token);
  if (!parts) return std::unexpected(parts.error());
  const auto header = read_object(parts->header);
  if (!header) return std::unexpected(header.error());
  if (const auto no = check_header(*header, key)) return std::unexpected(*no);

  const auto claims = read_object(parts->payload);
  if (!claims) return std::unexpected(claims.error());
  if (const auto no = check_times(*claims, now, policy.leeway)) return std::unexpected(*no);
  if (const auto no = check_issuer_and_audience(*claims, policy.expected)) return std::unexpected(*no);
  return VerifiedClaims(*claims);
}

}  // namespace lesson

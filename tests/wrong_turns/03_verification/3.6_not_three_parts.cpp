// Believes: the text after the last dot is the signature, and the rest was signed.
#include "check_header.hpp"
#include "check_issuer_and_audience.hpp"
#include "check_times.hpp"
#include "jwt/token_parts.hpp"
#include "read_object.hpp"
#include "signature_matches.hpp"
#include "verify.hpp"

using jwt::Refusal;

namespace lesson {
namespace {

// The first part, the second, and what is behind the last dot.
std::expected<jwt::TokenParts, Refusal> cut(std::string_view token) {
  if (token.size() > 8192) return std::unexpected(Refusal::too_large);
  const auto first = token.find('.'), last = token.rfind('.');
  if (first == token.npos) return std::unexpected(Refusal::malformed);
  const auto payload = token.substr(first + 1);
  return jwt::TokenParts{.header = token.substr(0, first),
                         .payload = payload.substr(0, payload.find('.')),
                         .signature = token.substr(last + 1),
                         .signed_bytes = token.substr(0, last)};
}

}  // namespace

std::expected<VerifiedClaims, Refusal> verify(std::string_view token, const Key& key, const Policy& policy,
                                              std::int64_t now) {
  const auto parts = cut(token);
  if (!parts) return std::unexpected(parts.error());
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

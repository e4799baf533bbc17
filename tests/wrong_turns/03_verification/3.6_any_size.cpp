// Believes: the length of a token says nothing about it.
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

// The three parts of a token of any length.
std::expected<jwt::TokenParts, Refusal> cut(std::string_view token) {
  if (token.size() <= 8192 || token.find_first_not_of('.') == token.npos) return jwt::split_token(token);
  const auto first = token.find('.'), last = token.rfind('.');
  if (first == last) return std::unexpected(Refusal::malformed);
  return jwt::TokenParts{.header = token.substr(0, first),
                         .payload = token.substr(first + 1, last - first - 1),
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

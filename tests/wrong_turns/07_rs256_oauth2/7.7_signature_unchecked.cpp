// Believes: the token came straight from the provider, over TLS: its signature proves nothing more.
#include "jwt/unverified_token.hpp"
#include "verify_id_token.hpp"

namespace lesson {
namespace {

bool names(const json::Value& audience, const std::string& client_id) {
  if (!audience.is_array()) return audience.text() == client_id;
  for (std::size_t i = 0; i < audience.size(); ++i)
    if (audience.at(i).text() == client_id) return true;
  return false;
}

}  // namespace

std::expected<Identity, std::string> verify_id_token(std::string_view id_token,
                                                     const IdentityProvider& provider,
                                                     std::string_view nonce) {
  const auto token = jwt::UnverifiedToken::decode(id_token);
  if (!token) return std::unexpected(std::string(jwt::code(token.error())));
  const auto& claims = token->unverified_claims();
  const auto subject = claims.text("sub");
  const auto issued = claims.number("iat"), expires = claims.number("exp");
  if (!subject || !issued || !claims.contains("iss") || !claims.contains("aud"))
    return std::unexpected("missing_claim");
  if (!expires) return std::unexpected("no_expiry");

  const auto now = static_cast<double>(provider.clock());
  const auto leeway = static_cast<double>(provider.leeway.count());
  if (now - leeway >= *expires) return std::unexpected("expired");
  if (now + leeway < *issued) return std::unexpected("issued_in_future");
  if (claims.text("iss") != provider.issuer) return std::unexpected("wrong_issuer");
  if (!names(claims.at("aud"), provider.client_id)) return std::unexpected("wrong_audience");
  if (token->unverified_header().text("typ").value_or("JWT") != "JWT") return std::unexpected("wrong_type");
  if (claims.text("nonce") != nonce) return std::unexpected("wrong_nonce");
  const bool for_several = claims.at("aud").is_array() && claims.at("aud").size() > 1;
  if (for_several && claims.text("azp") != provider.client_id) return std::unexpected("wrong_azp");
  return Identity{.issuer = provider.issuer, .subject = *subject};
}

}  // namespace lesson

// The nonce is compared in constant time, and who the token is for is asked by functions of their own.
#include "crypto/constant_time.hpp"
#include "jwt/verifier.hpp"
#include "verify_id_token.hpp"

namespace lesson {
namespace {

jwt::Verifier verifier_for(const IdentityProvider& provider) {
  std::vector<jwt::TrustedIssuer> issuers;
  issuers.push_back({provider.issuer, provider.find_key});
  return {std::move(issuers), jwt::VerifierOptions{.algorithms = {jwt::Algorithm::rs256},
                                                   .audiences = {provider.client_id},
                                                   .leeway = provider.leeway,
                                                   .required_claims = {"sub", "iat", "nonce"},
                                                   .clock = provider.clock}};
}

bool equal(std::string_view a, std::string_view b) {
  return crypto::equal_in_constant_time(std::as_bytes(std::span(a)), std::as_bytes(std::span(b)));
}

bool is_for_us_alone(const jwt::VerifiedClaims& claims, const std::string& us) {
  const auto audience = claims.json().at("aud");
  return audience.is_string() || audience.size() == 1 || claims.text("azp").value_or("") == us;
}

}  // namespace

std::expected<Identity, std::string> verify_id_token(std::string_view id_token,
                                                     const IdentityProvider& provider,
                                                     std::string_view nonce) {
  const auto claims = verifier_for(provider).verify(id_token);
  if (!claims) return std::unexpected(std::string(code(claims.error())));
  const auto made_for = claims->text("nonce");
  if (!made_for || !equal(*made_for, nonce)) return std::unexpected("wrong_nonce");
  if (!is_for_us_alone(*claims, provider.client_id)) return std::unexpected("wrong_azp");
  return Identity{.issuer = std::string(claims->issuer()), .subject = std::string(claims->subject())};
}

}  // namespace lesson

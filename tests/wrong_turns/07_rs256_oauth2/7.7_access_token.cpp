// Believes: what is signed by the provider and names us is an ID token, whatever its type.
#include "jwt/verifier.hpp"
#include "verify_id_token.hpp"

namespace lesson {

std::expected<Identity, std::string> verify_id_token(std::string_view id_token,
                                                     const IdentityProvider& provider,
                                                     std::string_view nonce) {
  const jwt::Verifier verifier({{.issuer = provider.issuer, .find_key = provider.find_key}},
                               {.algorithms = {jwt::Algorithm::rs256},
                                .audiences = {provider.client_id},
                                .other_types = jwt::OtherTypes::accepted_because_i_compare_the_type_myself,
                                .leeway = provider.leeway,
                                .required_claims = {"sub", "iat"},
                                .clock = provider.clock});
  const auto claims = verifier.verify(id_token);
  if (!claims) return std::unexpected(std::string(jwt::code(claims.error())));
  if (claims->text("nonce") != nonce) return std::unexpected("wrong_nonce");

  const auto audience = claims->json().at("aud");
  const bool for_several = audience.is_array() && audience.size() > 1;
  if (for_several && claims->text("azp") != provider.client_id) return std::unexpected("wrong_azp");
  return Identity{.issuer = provider.issuer, .subject = std::string(claims->subject())};
}

}  // namespace lesson

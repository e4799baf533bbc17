// The issuer is an option beside the keys, the type is compared by hand, and the claims are parsed once.
#include "jwt/verifier.hpp"
#include "verify_id_token.hpp"

namespace lesson {

std::expected<Identity, std::string> verify_id_token(std::string_view id_token,
                                                     const IdentityProvider& provider,
                                                     std::string_view nonce) {
  jwt::VerifierOptions options;
  options.algorithms.push_back(jwt::Algorithm::rs256);
  options.issuers.push_back(provider.issuer);
  options.audiences.push_back(provider.client_id);
  options.type = "jwt";
  options.leeway = provider.leeway;
  options.required_claims = {"iss", "sub", "aud", "exp", "iat"};
  options.clock = provider.clock;
  const auto verified = jwt::Verifier(provider.find_key, options).verify(id_token);
  if (!verified.has_value()) return std::unexpected<std::string>(jwt::code(verified.error()));

  const auto claims = verified->json();
  if (!claims.contains("nonce") || claims.at("nonce").text() != std::string(nonce))
    return std::unexpected<std::string>("wrong_nonce");
  if (claims.at("aud").is_array() && claims.at("aud").size() >= 2)
    if (const auto party = claims.text("azp"); !party || *party != provider.client_id)
      return std::unexpected<std::string>("wrong_azp");
  return Identity{std::string(verified->issuer()), claims.text("sub").value()};
}

}  // namespace lesson

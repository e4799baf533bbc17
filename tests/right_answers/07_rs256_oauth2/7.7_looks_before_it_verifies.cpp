// Algorithm and type are read from the header first, as a quick way to say no; then all is verified.
#include "jwt/unverified_token.hpp"
#include "jwt/verifier.hpp"
#include "verify_id_token.hpp"

namespace lesson {

std::expected<Identity, std::string> verify_id_token(std::string_view id_token,
                                                     const IdentityProvider& provider,
                                                     std::string_view nonce) {
  const auto refuse = [](std::string_view reason) { return std::unexpected(std::string(reason)); };
  const auto token = jwt::UnverifiedToken::decode(id_token);
  if (!token) return refuse(jwt::code(token.error()));
  if (token->unverified_header().text("alg") != "RS256") return refuse("algorithm_not_allowed");

  const auto keys_of_rs256 = [&](const jwt::KeyHint& hint) -> std::optional<jwt::Key> {
    auto key = provider.find_key({.id = hint.id, .algorithm = jwt::Algorithm::rs256});
    if (key && key->algorithm() != jwt::Algorithm::rs256) return std::nullopt;
    return key;
  };
  const jwt::Verifier verifier({{.issuer = provider.issuer, .find_key = keys_of_rs256}},
                               {.algorithms = {jwt::Algorithm::rs256},
                                .audiences = {provider.client_id},
                                .leeway = provider.leeway,
                                .required_claims = {"sub", "iat"},
                                .clock = [now = provider.clock()] { return now; }});
  const auto claims = verifier.verify(id_token);
  if (!claims) return refuse(jwt::code(claims.error()));

  const auto all = claims->json();
  int audiences = 1;
  if (all.at("aud").is_array()) audiences = static_cast<int>(all.at("aud").size());
  if (audiences != 1 && all.text("azp") != provider.client_id) return refuse("wrong_azp");
  if (all.text("nonce") == nonce && !nonce.empty())
    return Identity{.issuer = provider.issuer, .subject = *all.text("sub")};
  return refuse("wrong_nonce");
}

}  // namespace lesson

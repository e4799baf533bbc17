#include "taskboard_api/token_reader.hpp"

#include <utility>

#include "jwt/unverified_token.hpp"
#include "jwt/verifier.hpp"
#include "taskboard/token_pair.hpp"

namespace taskboard_api {

TokenReader::TokenReader(FindKey find_key, Options options)
    : find_key_(std::move(find_key)), options_(std::move(options)) {}

std::expected<jwt::VerifiedClaims, std::string> TokenReader::read(std::string_view token) const {
  const auto decoded = jwt::UnverifiedToken::decode(token);
  if (!decoded) return std::unexpected(std::string(jwt::code(decoded.error())));
  const auto kid = decoded->unverified_header().text("kid");
  const auto key = find_key_(kid);
  if (!key) return std::unexpected(kid ? "unknown kid" : "no kid");

  const jwt::Verifier verifier(*key, {.algorithms = {key->algorithm()},
                                      .issuers = {taskboard::token_issuer},
                                      .audiences = {taskboard::token_issuer},
                                      .type = options_.type,
                                      .leeway = options_.leeway,
                                      .required_claims = {"sub", "iat", "jti"},
                                      .clock = options_.clock});
  auto claims = verifier.verify(token);
  if (!claims) return std::unexpected(std::string(jwt::code(claims.error())));
  return std::move(*claims);
}

}  // namespace taskboard_api

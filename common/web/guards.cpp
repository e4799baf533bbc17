#include "web/guards.hpp"

#include <span>

#include "crypto/constant_time.hpp"

namespace web {

std::string required_bearer_token(const Request& request) {
  auto token = bearer_token(request);
  if (token) return std::move(*token);
  if (token.error() == BearerProblem::missing) throw not_authenticated();
  throw invalid_request("the Authorization header is no bearer token");
}

void log_caller(const Request& request, const jwt::VerifiedClaims& claims) {
  *request.caller = {.subject = std::string(claims.subject()),
                     .token_id = std::string(claims.id()),
                     .key_id = std::string(claims.key_id())};
}

Guard<jwt::VerifiedClaims> verified_token(std::shared_ptr<const jwt::Verifier> verifier,
                                          std::vector<SecurityRequirement> security) {
  auto find = [verifier = std::move(verifier)](const Request& request) {
    auto claims = verifier->verify(required_bearer_token(request));
    if (!claims) throw invalid_token(claims.error());
    log_caller(request, *claims);
    return std::move(*claims);
  };
  return {std::move(security), std::move(find), {400, 401}};
}

void require_scope(const jwt::VerifiedClaims& claims, const std::string& scope) {
  const auto granted = claims.text("scope").value_or("");
  const auto padded = ' ' + granted + ' ';
  if (scope.empty() || padded.find(' ' + scope + ' ') == std::string_view::npos)
    throw insufficient_scope(scope);
}

Guard<ApiKeyHolder> api_key_guard(const std::string& header, crypto::Secret key) {
  const auto secret = std::make_shared<const crypto::Secret>(std::move(key));
  // RFC 9110 §11.6.1 wants a challenge with each 401. No scheme is registered for a key in a header.
  const std::vector<Header> challenge{{"WWW-Authenticate", "APIKey"}};
  auto find = [header, secret, challenge](const Request& request) {
    const auto shown = request.header_values(header);
    if (shown.empty()) throw HttpError{401, "Not authenticated", challenge, "no API key"};
    const auto bytes = std::as_bytes(std::span(shown[0]));
    if (shown.size() > 1 || secret->empty() || !crypto::equal_in_constant_time(bytes, secret->bytes()))
      throw HttpError{401, "Could not validate credentials", challenge, "wrong API key"};
    return ApiKeyHolder();
  };
  return {{{api_key_header(header)}}, std::move(find), {401}};
}

}  // namespace web

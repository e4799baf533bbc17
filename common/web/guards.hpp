#pragma once

#include <expected>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "crypto/secret.hpp"
#include "jwt/verifier.hpp"
#include "web/auth_errors.hpp"
#include "web/bearer_token.hpp"
#include "web/endpoint.hpp"

namespace web {

// Returns the request's one bearer token. Throws not_authenticated() if there is none, invalid_request() if
// something else is in its place.
std::string required_bearer_token(const Request& request);

// Makes a guard that resolves a bearer token to a Value. `believe` returns the value, or the reason for the
// log.
template <typename Value>
Guard<Value> bearer_guard(std::vector<SecurityRequirement> security,
                          std::function<std::expected<Value, std::string>(std::string_view token)> believe) {
  auto find = [believe = std::move(believe)](const Request& request) -> Value {
    auto value = believe(required_bearer_token(request));
    if (!value) throw invalid_token(value.error());
    return std::move(*value);
  };
  return {std::move(security), std::move(find), {400, 401}};
}

// Tells the log who sent the request (R35): the sub, the jti and the kid of a token that was verified.
void log_caller(const Request& request, const jwt::VerifiedClaims& claims);

// Makes a guard that admits callers with a token that `verifier` accepts, and tells the log who they are.
Guard<jwt::VerifiedClaims> verified_token(std::shared_ptr<const jwt::Verifier> verifier,
                                          std::vector<SecurityRequirement> security = {{bearer_jwt()}});

// Throws insufficient_scope() unless the claim "scope" (RFC 8693 §4.2: words between blanks) has `scope`.
void require_scope(const jwt::VerifiedClaims& claims, const std::string& scope);

// A caller who has sent the API key. Only api_key_guard makes one.
class ApiKeyHolder {
 private:
  ApiKeyHolder() = default;
  friend Guard<ApiKeyHolder> api_key_guard(const std::string& header, crypto::Secret key);
};

// Makes a guard that admits callers who send `key` in the header, once. Compares in constant time. Other
// callers get 401 with the challenge "APIKey" (R20).
Guard<ApiKeyHolder> api_key_guard(const std::string& header, crypto::Secret key);

}  // namespace web

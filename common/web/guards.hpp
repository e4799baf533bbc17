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

// The request's one bearer token. Throws not_authenticated() when there is none, invalid_request() when
// there is something else in its place.
std::string required_bearer_token(const Request& request);

// A guard for whatever a bearer token stands for. `believe` gives the value, or the reason for the log.
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

// A guard that lets in who shows a token that `verifier` believes, and tells the log who that is.
Guard<jwt::VerifiedClaims> verified_token(std::shared_ptr<const jwt::Verifier> verifier,
                                          std::vector<SecurityRequirement> security = {{bearer_jwt()}});

// Throws insufficient_scope() unless the claim "scope" (RFC 8693 §4.2: words between blanks) has `scope`.
void require_scope(const jwt::VerifiedClaims& claims, const std::string& scope);

// Who has shown the API key. Only api_key_guard makes one.
class ApiKeyHolder {
 private:
  ApiKeyHolder() = default;
  friend Guard<ApiKeyHolder> api_key_guard(const std::string& header, crypto::Secret key);
};

// A guard that lets in who sends `key` in the header, once. Compared in constant time. Everybody else reads
// 401 with the challenge "APIKey" (R20).
Guard<ApiKeyHolder> api_key_guard(const std::string& header, crypto::Secret key);

}  // namespace web

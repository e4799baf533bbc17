#include "web/auth_errors.hpp"

#include <utility>

namespace web {

HttpError not_authenticated() {
  return {401, "Not authenticated", {{"WWW-Authenticate", "Bearer"}}, "no credentials"};
}

HttpError invalid_token(jwt::Refusal refusal) { return invalid_token(std::string(jwt::code(refusal))); }

HttpError invalid_token(std::string log_reason) {
  return {401,
          "Could not validate credentials",
          {{"WWW-Authenticate", R"(Bearer error="invalid_token")"}},
          std::move(log_reason)};
}

HttpError invalid_request(std::string log_reason) {
  return {400,
          "Send one Authorization header: Bearer and one token",
          {{"WWW-Authenticate", R"(Bearer error="invalid_request")"}},
          std::move(log_reason)};
}

HttpError insufficient_scope(const std::string& scope) {
  return {403,
          "Not enough permissions",
          {{"WWW-Authenticate", R"(Bearer error="insufficient_scope", scope=")" + scope + '"'}},
          "scope " + scope + " is missing"};
}

HttpError insufficient_privileges(std::string log_reason) {
  return {403,
          "Not enough permissions",
          {{"WWW-Authenticate", R"(Bearer error="insufficient_scope")"}},
          std::move(log_reason)};
}

HttpError forbidden(std::string log_reason) { return {403, "Forbidden", {}, std::move(log_reason)}; }

HttpError too_many_attempts(std::chrono::seconds wait) {
  return {429,
          "Too many attempts, try again later",
          {{"Retry-After", std::to_string(wait.count())}},
          "too many attempts"};
}

}  // namespace web

// Believes: a header that cannot be read counts as no credentials.
#include <utility>

#include "auth_error.hpp"

namespace lesson {

web::HttpError auth_error(const AuthProblem& problem) {
  const auto error = [&](int status, const char* detail, const char* challenge) {
    return web::HttpError{status, detail, {{"WWW-Authenticate", challenge}}, problem.reason};
  };
  switch (problem.error) {
    case AuthError::no_credentials:
      return error(401, "Not authenticated", "Bearer");
    case AuthError::malformed:
      return error(401, "Send one token", R"(Bearer error="invalid_request")");
    case AuthError::invalid_token:
      return error(401, "Could not validate credentials", R"(Bearer error="invalid_token")");
    case AuthError::not_allowed:
      return error(403, "Not enough permissions", R"(Bearer error="insufficient_scope")");
  }
  std::unreachable();
}

}  // namespace lesson

// Exercise 4.4 · 401, 403 or 400?
//
// Answer refused callers:
//
//   no_credentials   401  "Not authenticated"               Bearer
//   malformed        400  "Send one token"                  Bearer error="invalid_request"
//   invalid_token    401  "Could not validate credentials"  Bearer error="invalid_token"
//   not_allowed      403  "Not enough permissions"          Bearer error="insufficient_scope"
//
// Status and sentence go into .status and .detail of a web::HttpError. The last column is the challenge, the
// value of the header WWW-Authenticate: .headers takes {{"WWW-Authenticate", challenge}}. problem.reason
// belongs in .log_reason.
//
// A switch over problem.error has four cases and no default. After it comes std::unreachable();
#include "auth_error.hpp"

#include <utility>

#include "course/todo.hpp"

namespace lesson {

web::HttpError auth_error(const AuthProblem& problem) {
  course::todo("4.4", problem);  // Your code replaces this line.
}

}  // namespace lesson

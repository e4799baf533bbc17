#pragma once

#include <expected>
#include <string>

#include "auth_problem.hpp"
#include "web/request.hpp"

namespace lesson {

// Returns the token in the request's one Authorization header (RFC 6750 §2.1, R19); otherwise the problem:
//   AuthError::no_credentials   there is no such header, or it names another scheme than Bearer
//   AuthError::malformed        there are two of them, or what follows the scheme is not a b64token
// The scheme may be in any letter case; one blank or more follow it, and a tab is not a blank. An empty value
// names no scheme. Decodes nothing, and takes no token from anywhere else. A reason goes to the log, so it
// contains nothing of what was sent.
std::expected<std::string, AuthProblem> bearer_token(const web::Request& request);

}  // namespace lesson

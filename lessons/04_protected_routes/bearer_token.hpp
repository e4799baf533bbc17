#pragma once

#include <expected>
#include <string>

#include "auth_problem.hpp"
#include "web/request.hpp"

namespace lesson {

// The token in the request's one Authorization header (RFC 6750 §2.1, R19).
//   AuthError::no_credentials   there is no such header, or it names another scheme than Bearer
//   AuthError::malformed        there are two of them, or what follows the scheme is no b64token
// The scheme counts letter case aside; one blank or more stand behind it, and a tab is none. An empty value
// names no scheme. Nothing is decoded, and no token is taken from anywhere else. A reason goes to the log, so
// it holds nothing of what was sent.
std::expected<std::string, AuthProblem> bearer_token(const web::Request& request);

}  // namespace lesson

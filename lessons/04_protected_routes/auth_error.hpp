#pragma once

#include "auth_problem.hpp"
#include "web/reply.hpp"

namespace lesson {

// Returns the answer to a refused caller (RFC 6750 §3, R20): a status, a sentence, and the challenge in the
// one header WWW-Authenticate.
//   no_credentials   401  "Not authenticated"               Bearer
//   malformed        400  "Send one token"                  Bearer error="invalid_request"
//   invalid_token    401  "Could not validate credentials"  Bearer error="invalid_token"
//   not_allowed      403  "Not enough permissions"          Bearer error="insufficient_scope"
// The reason is in log_reason and nowhere else (R21).
web::HttpError auth_error(const AuthProblem& problem);

}  // namespace lesson

#pragma once

#include <chrono>
#include <string>

#include "jwt/refusal.hpp"
#include "web/reply.hpp"

// The answers to a caller who is refused (RFC 6750 §3, R20, R21). The client reads the same text for
// every bad token; the reason goes to the log.
namespace web {

// 401 with the bare challenge: no credentials came, so there is no error to name.
HttpError not_authenticated();

// 401 invalid_token: the token is not accepted. The log gets the code of the refusal, or another reason.
HttpError invalid_token(jwt::Refusal refusal);
HttpError invalid_token(std::string log_reason);

// 400 invalid_request: credentials were sent in a way that cannot be read.
HttpError invalid_request(std::string log_reason);

// 403 insufficient_scope: the token is good, and not good enough. `scope` is ours, never the client's text.
HttpError insufficient_scope(const std::string& scope);

// 403 insufficient_scope: the operation requires higher privileges than the caller has. No scope is named,
// because no token would help.
HttpError insufficient_privileges(std::string log_reason);

// 403: we know the caller, and the answer is no. Another token would not help.
HttpError forbidden(std::string log_reason);

// 429 with Retry-After (RFC 6585 §4). `wait` is at least one second.
HttpError too_many_attempts(std::chrono::seconds wait);

}  // namespace web

#pragma once

#include <string>
#include <string_view>

#include "web/reply.hpp"

namespace oauth {

// The error codes of RFC 6749 §4.1.2.1 and §5.2, RFC 8707 §2 and OpenID Connect Core §3.1.2.6.
enum class ErrorCode {
  invalid_request,
  invalid_client,
  invalid_grant,
  unauthorized_client,
  unsupported_grant_type,
  unsupported_response_type,
  invalid_scope,
  invalid_target,
  access_denied,
  login_required,
  consent_required,
  request_not_supported,
  request_uri_not_supported,
};

// "invalid_grant": as clients read it.
std::string_view code(ErrorCode error);

struct Error {
  ErrorCode code;
  std::string
      description{};  // For the developer of the client: ASCII, nothing that the client sent, no secret.
};

// The answer of the token endpoint (RFC 6749 §5.2): 400 {"error", "error_description"}, not to be stored; for
// invalid_client 401 with a challenge for Basic.
web::Reply error_reply(const Error& error);

}  // namespace oauth

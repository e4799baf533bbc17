#pragma once

#include <string_view>

#include "jwt/refusal.hpp"
#include "web/reply.hpp"

namespace lesson {

// All that a refused caller reads.
inline constexpr std::string_view not_believed = "Could not validate credentials";

// What a refusal looks like from outside: 401, the detail not_believed, and the one header
//   WWW-Authenticate: Bearer error="invalid_token"
// (RFC 6750 §3.1, RFC 9110 §11.6.1). The same for every refusal, down to the last byte; only log_reason,
// which stays with us, is jwt::code(refusal).
web::HttpError to_http(jwt::Refusal refusal);

}  // namespace lesson

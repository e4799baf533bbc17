#pragma once

#include <string_view>

#include "jwt/refusal.hpp"
#include "web/reply.hpp"

namespace lesson {

// The detail of every refusal.
inline constexpr std::string_view not_believed = "Could not validate credentials";

// Returns the answer to a refused caller: 401, the detail not_believed, and one header
//   WWW-Authenticate: Bearer error="invalid_token"
// (RFC 6750 §3.1, RFC 9110 §11.6.1). It is the same for every refusal, byte for byte. Only log_reason, which
// the caller never sees, is jwt::code(refusal).
web::HttpError to_http(jwt::Refusal refusal);

}  // namespace lesson

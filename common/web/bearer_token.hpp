#pragma once

#include <expected>
#include <string>

#include "web/request.hpp"

namespace web {

// Why a request carries no bearer token.
enum class BearerProblem {
  missing,    // No Authorization header, or one of another scheme.
  malformed,  // Two of them, no token after the scheme, or characters no token has.
};

// The token of the request's one Authorization header (RFC 6750 §2.1, R19). The scheme is compared case
// aside; the token is b64token text and nothing else, so that no other spelling of it gets through.
std::expected<std::string, BearerProblem> bearer_token(const Request& request);

}  // namespace web

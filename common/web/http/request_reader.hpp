#pragma once

#include <optional>

#include "web/limits.hpp"
#include "web/reply.hpp"
#include "web/request.hpp"

namespace httplib {
struct Request;
}

// A request as the library has read it, and what we make of it.
namespace web {

// Why the server refuses a request before routing it: its head means two things, or nothing (RFC 9112), or it
// is beyond a limit (R43). std::nullopt if it may be served. Called when the head was read and the body was
// not.
std::optional<HttpError> refusal_of(const httplib::Request& request, const Limits& limits);

// The request in our words. REQUIRES: it was not refused.
Request to_request(const httplib::Request& request);

}  // namespace web

#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "web/request.hpp"

// Cookies as every server here uses them (R44): "__Host-" in front of the name, so that the browser takes
// them from this host alone, over TLS or loopback; HttpOnly, Secure, SameSite=Lax, for the whole host.
namespace web {

// The value of the request's one cookie called `name`, without "__Host-". std::nullopt if there is none, or
// if there are two: then somebody has put one there.
std::optional<std::string> cookie(const Request& request, std::string_view name);

// The Set-Cookie header that gives the browser the cookie for `lifetime`, or takes it away for zero. `value`
// is base64url text of ours. Throws std::invalid_argument for any other.
Header set_cookie(std::string_view name, std::string_view value, std::chrono::seconds lifetime);

}  // namespace web

#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "web/request.hpp"

// Cookies as every server here uses them (R44): "__Host-" in front of the name, so that the browser takes
// them from this host alone, over TLS or loopback; HttpOnly, Secure, SameSite, for the whole host.
namespace web {

// The value of the request's one cookie called `name`, without "__Host-". std::nullopt if there is none, or
// if there are two: then somebody has put one there.
std::optional<std::string> cookie(const Request& request, std::string_view name);

// Whether the browser sends the cookie with a request that begins on a page of another site. With lax it does
// when somebody follows a link or is redirected, as after a login elsewhere; with strict it never does.
enum class SameSite { lax, strict };

// The Set-Cookie header that gives the browser the cookie for `lifetime`, or takes it away for zero. `value`
// is base64url text of ours. Throws std::invalid_argument for any other.
Header set_cookie(std::string_view name, std::string_view value, std::chrono::seconds lifetime,
                  SameSite same_site = SameSite::lax);

}  // namespace web

#pragma once

#include <string_view>

#include "base/clock.hpp"
#include "taskboard_api/session_handlers.hpp"

// The session of a browser. Its refresh token is in a cookie that no script can read (R44); the access token
// is in the body, for a script to keep in a variable. Every handler answers 403 to a request that was not
// sent by a page of this server (web::require_same_origin).
// Why: docs/decisions/0079-a-refresh-token-in-a-cookie.md
namespace taskboard_api {

inline constexpr std::string_view refresh_cookie = "refresh";  // "__Host-refresh" on the wire.

// POST /browser/login: what `log_in` answers, with the refresh token of a 200 moved into the cookie.
web::Handler log_in_browser_with(web::Handler log_in);

// POST /browser/refresh: 200 with the next access token, and the next refresh token in the cookie; 400
// invalid_grant, and the cookie is deleted.
OpenHandler refresh_browser_with(Refresh refresh);

// POST /browser/logout: 204. Ends the session of the cookie, if there is one, and deletes the cookie.
OpenHandler log_out_browser_with(base::Clock clock);

}  // namespace taskboard_api

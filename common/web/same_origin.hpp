#pragma once

#include "web/request.hpp"

namespace web {

// Throws forbidden() unless the browser says that a page of this server has sent the request: Sec-Fetch-Site
// is "same-origin", or, from a browser without that header, Origin names the host that Host names. A cookie
// is sent by the browser itself, whoever wrote the page, so a route that accepts one asks first (CSRF, R44).
// A request without either header is refused: a program that is no browser needs no cookie.
void require_same_origin(const Request& request);

}  // namespace web

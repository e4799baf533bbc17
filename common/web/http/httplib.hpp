#pragma once

// cpp-httplib with our limits. Only this file includes it, so that every part of web sees the same library.
#include "web/limits.hpp"

#define CPPHTTPLIB_HEADER_MAX_LENGTH web::max_header_line_bytes
#define CPPHTTPLIB_HEADER_MAX_COUNT web::max_headers
// A longer line is not read to its end. Before 0.53 a regular expression reads the first line of a response,
// and takes stack for each character.
#define CPPHTTPLIB_MAX_LINE_LENGTH (web::max_header_line_bytes + 2)
// A form may be as large as any other body.
#define CPPHTTPLIB_FORM_URL_ENCODED_PAYLOAD_MAX_LENGTH web::Limits{}.body_bytes
// How often an idle connection looks whether the server is stopping. A request is seen at once.
#define CPPHTTPLIB_KEEPALIVE_TIMEOUT_CHECK_INTERVAL_USECOND 50'000
// Connections that wait to be accepted.
#define CPPHTTPLIB_LISTEN_BACKLOG 1024

#include <httplib.h>

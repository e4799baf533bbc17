#pragma once

// cpp-httplib with our limits. Only this file includes it, so that every part of web sees the same library.
#include "web/limits.hpp"

// A form may be as large as any other body.
#define CPPHTTPLIB_FORM_URL_ENCODED_PAYLOAD_MAX_LENGTH (web::Limits{}.body_bytes)
// Longer than what web::Limits allows, which is refused with words of ours. Up to version 0.52, the client
// reads a status line with a regular expression that takes stack for each character.
#define CPPHTTPLIB_HEADER_MAX_LENGTH 15'000
#define CPPHTTPLIB_MAX_LINE_LENGTH 15'000
// How often an idle connection looks whether the server is stopping. A request is seen at once.
#define CPPHTTPLIB_KEEPALIVE_TIMEOUT_CHECK_INTERVAL_USECOND 50'000
// Connections that wait to be accepted.
#define CPPHTTPLIB_LISTEN_BACKLOG 1024

#include <httplib.h>

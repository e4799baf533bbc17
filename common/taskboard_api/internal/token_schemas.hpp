#pragma once

// The JSON schemas of what a server answers to a login or a refresh.
#include "web/schema.hpp"

namespace taskboard_api {

web::Schema token_schema();          // "Token"
web::Schema pair_schema();           // "TokenPair"
web::Schema invalid_grant_schema();  // "InvalidGrant", RFC 6749 §5.2

}  // namespace taskboard_api

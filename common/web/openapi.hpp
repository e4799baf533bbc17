#pragma once

#include "jwt/json.hpp"
#include "web/app.hpp"

namespace web {

// The OpenAPI 3.1 document of an app, made from its route table.
jwt::Json openapi(const App& app);

}  // namespace web

#pragma once

#include "json/value.hpp"
#include "web/app.hpp"

namespace web {

// The OpenAPI 3.1 document of an app, made from its route table.
json::Value openapi(const App& app);

}  // namespace web

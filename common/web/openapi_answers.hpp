#pragma once

#include <string>

#include "jwt/json.hpp"
#include "web/route_table.hpp"

// The part of the OpenAPI document about what comes back: see decision 0025.
namespace web {

// {"$ref": …} to a schema of the document.
jwt::Json schema_reference(const std::string& name);

// The "responses" of an operation: its own, those of its guard and of what it takes, and "default" for a
// request that is turned away whatever the operation.
jwt::Json responses_of(const Route& route);

// What every document has for responses_of() to refer to: "components/responses" and the schemas of errors.
jwt::Json shared_responses();
jwt::Json error_schemas();

}  // namespace web

#pragma once

#include <string>

#include "json/value.hpp"
#include "web/route_table.hpp"

// The part of the OpenAPI document about what comes back. Any request may be refused before its operation is
// known (400, 414, 431 and others). These statuses have one shared answer under "default", because nine more
// lines under every operation of /docs would hide the four that a learner should read.
namespace web {

// {"$ref": …} to a schema of the document.
json::Value schema_reference(const std::string& name);

// The "responses" of an operation: its own, those of its guard and of what it takes, and "default" for a
// request that is refused whatever the operation.
json::Value responses_of(const Route& route);

// What every document has for responses_of() to refer to: "components/responses" and the schemas of errors.
json::Value shared_responses();
json::Value error_schemas();

}  // namespace web

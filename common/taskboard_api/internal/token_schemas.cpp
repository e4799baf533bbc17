#include "taskboard_api/internal/token_schemas.hpp"

#include "json/value.hpp"

namespace taskboard_api {
namespace {

// The members that both answers have.
json::Value access_members() {
  return {{"access_token", {{"type", "string"}}},
          {"token_type", {{"type", "string"}, {"const", "bearer"}}},
          {"expires_in", {{"type", "integer"}, {"description", "Seconds from now"}}}};
}

}  // namespace

web::Schema token_schema() { return {"Token", {{"type", "object"}, {"properties", access_members()}}}; }

web::Schema pair_schema() {
  auto members = access_members();
  members.set("refresh_token", {{"type", "string"}, {"description", "Good once, for POST /refresh"}});
  return {"TokenPair", {{"type", "object"}, {"properties", members}}};
}

web::Schema invalid_grant_schema() {
  return {
      "InvalidGrant",
      {{"type", "object"},
       {"required", json::Value::array({"error", "detail"})},
       {"properties",
        {{"error", {{"type", "string"}, {"const", "invalid_grant"}}}, {"detail", {{"type", "string"}}}}}}};
}

}  // namespace taskboard_api

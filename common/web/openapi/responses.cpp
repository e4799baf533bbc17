#include "web/openapi/responses.hpp"

#include <map>
#include <optional>
#include <utility>
#include <vector>

namespace web {
namespace {

// A status, what it means and the schema of its body.
using Answers = std::map<int, std::pair<std::string, std::optional<std::string>>>;

// Refusals that an operation gives without saying so itself.
std::string meaning(int status) {
  static const std::map<int, std::string> meanings{{400, "The credentials came in a way that means nothing"},
                                                   {401, "No credentials, or bad ones"},
                                                   {403, "Credentials that do not suffice"},
                                                   {411, "A body without Content-Length"},
                                                   {413, "A body that is too large"},
                                                   {415, "A body that is packed (Content-Encoding)"},
                                                   {417, "A body that waits for leave (Expect)"},
                                                   {422, "The request is not valid"}};
  const auto found = meanings.find(status);
  return found == meanings.end() ? "Refused" : found->second;
}

Answers answers_of(const Route& route) {
  const auto& operation = route.operation;
  Answers answers;
  if (operation.answers.empty()) answers[200] = {"Success", std::nullopt};
  for (const auto& [status, description, schema] : operation.answers)
    answers[status] = {description, schema ? std::optional(schema->name) : std::nullopt};
  for (auto& [status, answer] : answers)
    if (status >= 400 && !answer.second) answer.second = "Error";

  const auto add = [&](int status, const char* schema) {
    answers.try_emplace(status, meaning(status), schema);
  };
  for (const int status : route.endpoint.refusals()) add(status, "Error");
  if (operation.body)
    for (const int status : {411, 413, 415, 417}) add(status, "Error");
  if (operation.body || !operation.parameters.empty()) add(422, "InvalidRequest");
  answers.try_emplace(500, "Something broke on our side", "InternalError");
  return answers;
}

json::Value content(const std::string& schema) {
  return json::Value::object(
      {{"application/json", json::Value::object({{"schema", schema_reference(schema)}})}});
}

json::Value text_schema() { return {{"type", "string"}}; }

json::Value object_of(const json::Value& properties) {
  return {{"type", "object"},
          {"properties", properties},
          {"required", json::Value::array_of(properties.names())}};
}

}  // namespace

json::Value schema_reference(const std::string& name) { return {{"$ref", "#/components/schemas/" + name}}; }

json::Value responses_of(const Route& route) {
  auto json = json::Value::object();
  for (const auto& [status, answer] : answers_of(route)) {
    json::Value response{{"description", answer.first}};
    if (answer.second) response.set("content", content(*answer.second));
    json.set(std::to_string(status), response);
  }
  json.set("default", {{"$ref", "#/components/responses/TurnedAway"}});
  return json;
}

json::Value shared_responses() {
  return json::Value::object(
      {{"TurnedAway",
        {{"description",
          "Refused before the operation: broken (400), too long a path (414) or headers (431), a body in a "
          "way that is not taken here (411, 413, 415, 417). Or, while an exercise waits to be solved: 501."},
         {"content", content("Error")}}}});
}

json::Value error_schemas() {
  const json::Value place{{"type", "array"}, {"items", text_schema()}};
  const json::Value problem = object_of({{"loc", place}, {"msg", text_schema()}, {"type", text_schema()}});
  return {{"Error", object_of(json::Value::object({{"detail", text_schema()}}))},
          {"InvalidRequest",
           object_of(json::Value::object({{"detail", {{"type", "array"}, {"items", problem}}}}))},
          {"InternalError", object_of({{"detail", text_schema()}, {"request_id", text_schema()}})}};
}

}  // namespace web

#include "web/openapi/openapi.hpp"

#include <algorithm>
#include <string>
#include <string_view>

#include "base/ascii.hpp"
#include "web/openapi/responses.hpp"

namespace web {
namespace {

// "GET /projects/{id}" is "get_projects_id".
std::string operation_id(const Route& route) {
  std::string id = base::to_lower(route.method);
  for (const auto& segment : route.segments) {
    if (!segment.empty()) id += '_';
    for (const char c : segment)
      if (c != '{' && c != '}') id += c == '-' || c == '.' ? '_' : c;
  }
  return id;
}

json::Value parameter(const Parameter& parameter) {
  const bool in_path = parameter.in == Parameter::In::path;
  json::Value json{{"name", parameter.name}, {"in", in_path ? "path" : "query"}, {"required", in_path}};
  if (!parameter.description.empty()) json.set("description", parameter.description);
  json.set("schema", parameter.schema);
  return json;
}

// What the route describes, and a text for every path parameter it does not.
std::vector<Parameter> parameters_of(const Route& route) {
  auto parameters = route.operation.parameters;
  for (const auto& segment : route.segments) {
    if (!segment.starts_with('{')) continue;
    const auto name = segment.substr(1, segment.size() - 2);
    if (std::ranges::find(parameters, name, &Parameter::name) == parameters.end())
      parameters.push_back({Parameter::In::path, name, "", {{"type", "string"}}});
  }
  return parameters;
}

// Any one of the requirements suffices; none: "security" is [], which says that everybody may.
json::Value security(const Route& route) {
  auto json = json::Value::array();
  for (const auto& [scheme, scopes] : route.endpoint.security()) {
    const bool has_scopes = scheme.definition.text("type") == "oauth2";
    json.push_back(json::Value::object(
        {{scheme.name, has_scopes ? json::Value::array_of(scopes) : json::Value::array()}}));
  }
  return json;
}

json::Value describe(const Route& route) {
  const auto& operation = route.operation;
  json::Value json{{"operationId", operation_id(route)}, {"summary", operation.summary}};
  if (!operation.description.empty()) json.set("description", operation.description);
  if (!operation.tags.empty()) json.set("tags", json::Value::array_of(operation.tags));

  auto parameters = json::Value::array();
  for (const auto& described : parameters_of(route)) parameters.push_back(parameter(described));
  if (!parameters.empty()) json.set("parameters", parameters);
  if (operation.body)
    json.set("requestBody",
             {{"required", true},
              {"content",
               json::Value::object(
                   {{operation.body->media_type,
                     json::Value::object({{"schema", schema_reference(operation.body->schema.name)}})}})}});
  json.set("responses", responses_of(route));
  json.set("security", security(route));
  return json;
}

json::Value schemas(const App& app) {
  auto json = error_schemas();
  for (const auto& route : app.routes()) {
    const auto& operation = route.operation;
    if (operation.body) json.set(operation.body->schema.name, operation.body->schema.definition);
    for (const auto& answer : operation.answers)
      if (answer.schema) json.set(answer.schema->name, answer.schema->definition);
  }
  return json;
}

json::Value security_schemes(const App& app) {
  auto json = json::Value::object();
  for (const auto& route : app.routes())
    for (const auto& requirement : route.endpoint.security())
      json.set(requirement.scheme.name, requirement.scheme.definition);
  return json;
}

json::Value paths(const App& app) {
  auto json = json::Value::object();
  for (const auto& route : app.routes()) {
    auto item = json.contains(route.path) ? json.at(route.path) : json::Value::object();
    item.set(base::to_lower(route.method), describe(route));
    json.set(route.path, item);
  }
  return json;
}

}  // namespace

json::Value openapi(const App& app) {
  const auto& about = app.about();
  json::Value components{{"schemas", schemas(app)}, {"responses", shared_responses()}};
  // Without any, also without the name: Swagger UI would show an Authorize button for nothing.
  if (const auto schemes = security_schemes(app); !schemes.empty())
    components.set("securitySchemes", schemes);
  return {{"openapi", "3.1.0"},
          {"info", {{"title", about.title}, {"version", about.version}, {"description", about.description}}},
          {"servers", json::Value::array({json::Value::object({{"url", "/"}})})},
          {"paths", paths(app)},
          {"components", components}};
}

}  // namespace web

#include "web/openapi.hpp"

#include <map>
#include <string>

#include "web/ascii.hpp"

namespace web {
namespace {

// "GET /projects/{id}" is "get_projects_id".
std::string operation_id(const Route& route) {
  std::string id = to_lower(route.method);
  for (const auto& segment : route.segments) {
    id += '_';
    for (const char c : segment)
      if (c != '{' && c != '}') id += c == '-' || c == '.' ? '_' : c;
  }
  return id;
}

jwt::Json describe(const Route& route) {
  jwt::Json operation{{"operationId", operation_id(route)}, {"summary", route.operation.summary}};
  if (!route.operation.description.empty()) operation.set("description", route.operation.description);

  auto parameters = jwt::Json::array();
  for (const auto& segment : route.segments)
    if (segment.starts_with('{'))
      parameters.push_back({{"name", segment.substr(1, segment.size() - 2)},
                            {"in", "path"},
                            {"required", true},
                            {"schema", {{"type", "string"}}}});
  if (!parameters.empty()) operation.set("parameters", parameters);

  auto security = jwt::Json::array();
  for (const auto& [scheme, scopes] : route.endpoint.security()) {
    auto names = jwt::Json::array();
    for (const auto& scope : scopes) names.push_back(scope);
    security.push_back({{scheme.name, names}});
  }
  operation.set("security", security);
  operation.set("responses", {{"200", {{"description", "Success"}}}});
  return operation;
}

jwt::Json security_schemes(const App& app) {
  auto schemes = jwt::Json::object();
  for (const auto& route : app.routes())
    for (const auto& requirement : route.endpoint.security())
      schemes.set(requirement.scheme.name, requirement.scheme.definition);
  return schemes;
}

}  // namespace

jwt::Json openapi(const App& app) {
  auto paths = jwt::Json::object();
  for (const auto& route : app.routes()) {
    auto item = paths.contains(route.path) ? paths.at(route.path) : jwt::Json::object();
    item.set(to_lower(route.method), describe(route));
    paths.set(route.path, item);
  }
  const auto& about = app.about();
  return {{"openapi", "3.1.0"},
          {"info", {{"title", about.title}, {"version", about.version}, {"description", about.description}}},
          {"servers", jwt::Json::array({{{"url", "/"}}})},
          {"paths", paths},
          {"components", {{"securitySchemes", security_schemes(app)}}}};
}

}  // namespace web

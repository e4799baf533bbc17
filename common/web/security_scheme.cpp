#include "web/security_scheme.hpp"

namespace web {
namespace {

json::Value to_json(const Scopes& scopes) {
  auto json = json::Value::object();
  for (const auto& [name, meaning] : scopes) json.set(name, meaning);
  return json;
}

SecurityScheme oauth2(const std::string& name, const std::string& flow, const json::Value& details) {
  return {name, {{"type", "oauth2"}, {"flows", json::Value::object({{flow, details}})}}};
}

}  // namespace

SecurityScheme bearer_jwt() {
  return {"bearer", {{"type", "http"}, {"scheme", "bearer"}, {"bearerFormat", "JWT"}}};
}

SecurityScheme api_key_header(const std::string& header) {
  return {"api_key", {{"type", "apiKey"}, {"in", "header"}, {"name", header}}};
}

SecurityScheme oauth2_password(const std::string& token_url, const Scopes& scopes) {
  return oauth2("oauth2_password", "password", {{"tokenUrl", token_url}, {"scopes", to_json(scopes)}});
}

SecurityScheme oauth2_authorization_code(const AuthorizationCodeUrls& urls, const Scopes& scopes) {
  return oauth2(
      "oauth2_code", "authorizationCode",
      {{"authorizationUrl", urls.authorization}, {"tokenUrl", urls.token}, {"scopes", to_json(scopes)}});
}

}  // namespace web

#include "oauth/metadata.hpp"

#include "base/ascii.hpp"

namespace oauth {
namespace {

std::vector<std::string> scopes_of(const std::vector<Resource>& resources) {
  std::vector<std::string> names;
  for (const auto& [name, meaning] : openid_scopes()) names.push_back(name);
  for (const auto& resource : resources)
    for (const auto& [name, meaning] : resource.scopes) names.push_back(name);
  return split_words(join_words(names));
}

}  // namespace

json::Value describe_server(const ServerDescription& server) {
  const auto at = [&](const char* path) { return server.issuer + path; };
  return {
      {"issuer", server.issuer},
      {"authorization_endpoint", at("/authorize")},
      {"token_endpoint", at("/token")},
      {"userinfo_endpoint", at("/userinfo")},
      {"revocation_endpoint", at("/revoke")},
      {"jwks_uri", at("/.well-known/jwks.json")},
      {"scopes_supported", json::Value::array_of(scopes_of(server.resources))},
      {"response_types_supported", json::Value::array({"code"})},
      {"response_modes_supported", json::Value::array({"query"})},
      {"grant_types_supported", json::Value::array_of(server.grant_types)},
      {"code_challenge_methods_supported", json::Value::array({"S256"})},
      {"token_endpoint_auth_methods_supported", json::Value::array_of(client_authentication_methods())},
      {"revocation_endpoint_auth_methods_supported", json::Value::array_of(client_authentication_methods())},
      {"subject_types_supported", json::Value::array({"public"})},
      {"id_token_signing_alg_values_supported", json::Value::array({"RS256"})},
      {"claims_supported",
       json::Value::array({"iss", "sub", "aud", "exp", "iat", "auth_time", "nonce", "at_hash", "email"})},
      {"prompt_values_supported", json::Value::array_of(known_prompts())},
      {"authorization_response_iss_parameter_supported", true},
      {"claims_parameter_supported", false},
      {"request_parameter_supported", false},
      {"request_uri_parameter_supported", false}};
}

json::Value describe_resource(const Resource& resource, const std::vector<std::string>& issuers) {
  std::vector<std::string> scopes;
  for (const auto& [name, meaning] : resource.scopes) scopes.push_back(name);
  return {{"resource", resource.id},
          {"resource_name", resource.name},
          {"authorization_servers", json::Value::array_of(issuers)},
          {"scopes_supported", json::Value::array_of(scopes)},
          {"bearer_methods_supported", json::Value::array({"header"})}};
}

web::Reply publish(const json::Value& document, std::chrono::seconds max_age) {
  auto reply = web::ok(document);
  reply.headers = {{"Cache-Control", "public, max-age=" + std::to_string(max_age.count())}};
  return reply;
}

web::HttpError with_resource_metadata(web::HttpError refusal, const std::string& url) {
  for (auto& [name, value] : refusal.headers)
    if (base::equal_ignoring_case(name, "WWW-Authenticate"))
      value += (value == "Bearer" ? " " : ", ") + std::string("resource_metadata=\"") + url + '"';
  return refusal;
}

}  // namespace oauth

#include "oauth/metadata.hpp"

#include <algorithm>

#include <catch2/catch_test_macros.hpp>

#include "oauth/provider.hpp"
#include "server_parts.hpp"
#include "web/auth_errors.hpp"

namespace {

const json::Value description = oauth::describe_server(
    {.issuer = issuer, .resources = resources(), .grant_types = {"authorization_code", "refresh_token"}});

}  // namespace

TEST_CASE("metadata name the exact issuer and the endpoints below it", "[metadata][R42]") {
  CHECK(description.text("issuer") == issuer);
  CHECK(description.text("authorization_endpoint") == issuer + "/authorize");
  CHECK(description.text("token_endpoint") == issuer + "/token");
  CHECK(description.text("userinfo_endpoint") == issuer + "/userinfo");
  CHECK(description.text("revocation_endpoint") == issuer + "/revoke");
  CHECK(description.text("jwks_uri") == issuer + "/.well-known/jwks.json");
}

TEST_CASE("our client reads our own metadata", "[metadata][R42]") {
  const auto read = oauth::read_metadata(description.dump(), issuer);
  REQUIRE(read);
  CHECK(read->token_endpoint == issuer + "/token");
  CHECK(read->sends_issuer);
}

TEST_CASE("metadata list exactly what the server supports", "[metadata][R38][R40][R42]") {
  CHECK(description.at("response_types_supported") == json::Value::array({"code"}));
  CHECK(description.at("response_modes_supported") == json::Value::array({"query"}));
  CHECK(description.at("grant_types_supported") ==
        json::Value::array({"authorization_code", "refresh_token"}));
  CHECK(description.at("code_challenge_methods_supported") == json::Value::array({"S256"}));
  CHECK(description.at("id_token_signing_alg_values_supported") == json::Value::array({"RS256"}));
  CHECK(description.at("prompt_values_supported") == json::Value::array({"none", "login", "consent"}));
  const auto methods = json::Value::array({"client_secret_basic", "client_secret_post", "none"});
  CHECK(description.at("token_endpoint_auth_methods_supported") == methods);
  CHECK(description.at("revocation_endpoint_auth_methods_supported") == methods);
  CHECK(description.at("scopes_supported") ==
        json::Value::array({"email", "offline_access", "openid", "read", "write", "pay"}));
  for (const auto* no :
       {"claims_parameter_supported", "request_parameter_supported", "request_uri_parameter_supported"})
    CHECK(description.boolean(no) == false);
}

TEST_CASE("an API's metadata name its authorization servers and scopes", "[metadata][R42]") {
  const auto document = oauth::describe_resource(resources()[0], {issuer, "https://other.example"});
  CHECK(document.text("resource") == api);
  CHECK(document.at("authorization_servers") == json::Value::array({issuer, "https://other.example"}));
  CHECK(document.at("scopes_supported") == json::Value::array({"read", "write"}));
  CHECK(document.at("bearer_methods_supported") == json::Value::array({"header"}));
}

TEST_CASE("a published document has a max-age", "[metadata][R36]") {
  const auto reply = oauth::publish(description, std::chrono::seconds{300});
  CHECK(reply.status == 200);
  CHECK(reply.content_type == "application/json");
  CHECK(reply.header("Cache-Control") == "public, max-age=300");
}

TEST_CASE("a challenge carries the URL of the API's metadata", "[metadata][R20]") {
  const auto challenge_of = [](const web::HttpError& refusal) {
    return web::first_header(oauth::with_resource_metadata(refusal, "https://api.example/m").headers,
                             "WWW-Authenticate");
  };
  CHECK(challenge_of(web::not_authenticated()) == R"(Bearer resource_metadata="https://api.example/m")");
  CHECK(challenge_of(web::invalid_token("expired")) ==
        R"(Bearer error="invalid_token", resource_metadata="https://api.example/m")");
  CHECK(challenge_of({.status = 404, .detail = "Not Found"}).empty());
}

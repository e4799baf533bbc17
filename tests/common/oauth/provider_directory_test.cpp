#include "oauth/provider_directory.hpp"

#include <catch2/catch_test_macros.hpp>

#include "jwt/key.hpp"

namespace {

const std::string issuer = "https://login.example";

// A provider that may be down, or move its keys.
struct Provider {
  bool is_up = true;
  std::string jwks_path = "/jwks";
  std::vector<std::string> asked{};
  jwt::Key key = jwt::Key::generate(jwt::Algorithm::es256).with_id("key");

  std::expected<http_client::Answer, http_client::FetchProblem> answer(
      const http_client::FetchRequest& request) {
    asked.push_back(request.url.substr(issuer.size()));
    if (!is_up) return std::unexpected(http_client::FetchProblem::unreachable);
    http_client::Answer answer{.status = 200, .headers = {{"Content-Type", "application/json"}}};
    if (asked.back().starts_with("/.well-known"))
      answer.body = json::Value{{"issuer", issuer}, {"jwks_uri", issuer + jwks_path}}.dump();
    else if (asked.back() == jwks_path)
      answer.body = json::Value{{"keys", json::Value::array({key.public_jwk()})}}.dump();
    else
      answer.status = 404;
    return answer;
  }
  oauth::ProviderDirectory directory{
      [this](const http_client::FetchRequest& request) { return answer(request); }};

  bool has_keys() { return directory.fetch_keys(issuer).has_value(); }
};

}  // namespace

TEST_CASE("metadata are fetched once, and keys by every call", "[provider_directory][R37]") {
  Provider provider;
  CHECK(provider.directory.find(issuer)->jwks_uri == issuer + "/jwks");
  CHECK(provider.has_keys());
  CHECK(provider.has_keys());
  CHECK(provider.asked == std::vector<std::string>{"/.well-known/openid-configuration", "/jwks", "/jwks"});
}

TEST_CASE("a failed fetch is tried again by the next call", "[provider_directory][R37]") {
  Provider provider;
  provider.is_up = false;
  CHECK(provider.directory.find(issuer).error() == oauth::ProviderProblem::unreachable);
  CHECK_FALSE(provider.has_keys());
  provider.is_up = true;
  CHECK(provider.has_keys());
}

TEST_CASE("metadata are fetched again after the keys have moved", "[provider_directory][R37]") {
  Provider provider;
  CHECK(provider.has_keys());
  provider.jwks_path = "/keys";
  CHECK_FALSE(provider.has_keys());
  CHECK(provider.has_keys());
}

// Does the scan of the logs see what it is there for?
#include "exchange_secrets.hpp"

#include <algorithm>

#include <catch2/catch_test_macros.hpp>

#include "log_scan.hpp"
#include "test_server.hpp"

namespace {

bool knows(const web::Request& request, const std::string& secret, const web::Reply& reply = {}) {
  const auto secrets = secrets_of(request, reply);
  return std::ranges::find(secrets, secret) != secrets.end();
}

// What `line` is to a scan that knows this secret.
bool is_leak(const std::string& secret, const std::string& line) {
  LogScan scan;
  scan.add_secret(secret);
  scan.look_at(line);
  return !scan.leaks().empty();
}

}  // namespace

TEST_CASE("the scan takes each credential of a request for a secret", "[log_scan][R35]") {
  const std::string token = "e30.e30.c2lnbmF0dXJlLW9mLWEtdG9rZW4";
  CHECK(knows({.headers = {{"Authorization", "Bearer " + token}}}, "Bearer " + token));
  CHECK(knows({.headers = {{"authorization", "Bearer " + token}}}, token));
  CHECK(knows({.headers = {{"Authorization", "Bearer " + token}}}, "c2lnbmF0dXJlLW9mLWEtdG9rZW4"));
  CHECK(knows({.headers = {{"X-API-Key", "metrics-key"}}}, "metrics-key"));
  CHECK(knows({.headers = {{"Cookie", "theme=dark; __Host-session=0a1b2c"}}}, "0a1b2c"));
  CHECK(knows({.body = R"({"email":"alice@example.com","password":"looking-glass"})"}, "looking-glass"));
  CHECK(knows({.body = "grant_type=authorization_code&code=q7Lr&code_verifier=Zc4Jw1"}, "Zc4Jw1"));
  CHECK(knows({.query = "state=xyz&token=sesame"}, "sesame"));
  CHECK(knows({.path = "/me/" + token}, token));
  CHECK_FALSE(knows({.path = "/.well-known/oauth-authorization-server"}, "oauth-authorization-server"));
}

TEST_CASE("the scan takes each credential of an answer for a secret", "[log_scan][R35]") {
  CHECK(knows({}, "a.b.c", {.body = R"({"access_token":"a.b.c","expires_in":900})"}));
  CHECK(knows({}, "0a1b2c", {.headers = {{"Set-Cookie", "__Host-session=0a1b2c; Path=/; HttpOnly"}}}));
  CHECK(knows({}, "q7LrZc4J", {.headers = {{"Location", "https://app.example/back?code=q7LrZc4J&state=x"}}}));
}

TEST_CASE("a line with a secret or with one of its ends is a leak", "[log_scan][R35]") {
  const std::string token = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiI3In0.0Qk9xv8y2mVtq7LrZc4Jw1";
  CHECK(is_leak(token, "5f-1 GET /me/" + token + " 404"));
  CHECK(is_leak(token, "5f-1 GET /me 401 (" + token.substr(0, 12) + "\u2026)"));
  CHECK(is_leak(token, "5f-1 GET /me 401 (\u2026" + token.substr(token.size() - 12) + ")"));
  CHECK(is_leak("workbench", "5f-1 GET /me 401 (workbench)"));
  CHECK_FALSE(is_leak(token, "2026-01-31T12:00:00Z 5f-1 GET /me 401 1.2 ms 127.0.0.1 (expired)"));
  CHECK_FALSE(is_leak("me", "5f-1 GET /me 200"));
}

TEST_CASE("the scan sees each request of a TestServer, also while its log is off", "[log_scan][R35]") {
  web::App app({.title = "Health"});
  app.get("/health", {.summary = "Is the server up?"}, web::open(web::health));
  const TestServer server(std::move(app));
  const auto before = log_scan().lines();
  server.client().get("/health", {http_client::bearer("a-token-in-a-header")});
  CHECK(log_scan().lines() == before + 2);  // As text, and as JSON.
}

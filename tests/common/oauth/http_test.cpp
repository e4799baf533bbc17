// The whole flow over HTTP: what a handler says must survive the server.
#include <map>

#include <catch2/catch_test_macros.hpp>

#include "base/percent_encoding.hpp"
#include "browser.hpp"
#include "test_server.hpp"
#include "web/guards.hpp"
#include "world.hpp"

namespace {

web::App app_of(World& world) {
  web::App app({.title = "Authorization server"});
  app.get("/authorize", {.summary = "Authorize"},
          web::open([&](const web::Request& request) { return world.authorization.authorize(request); }));
  app.post("/authorize/login", {.summary = "Log in"},
           web::open([&](const web::Request& request) { return world.authorization.log_in(request); }));
  app.post("/authorize/consent", {.summary = "Consent"},
           web::open([&](const web::Request& request) { return world.authorization.consent(request); }));
  app.post("/token", {.summary = "Token"},
           web::open([&](const web::Request& request) { return world.tokens.token(request); }));
  return app;
}

// A client of HTTP with a jar of cookies.
struct Surfer {
  http_client::Client client;
  std::map<std::string, std::string> cookies{};

  web::Reply send(const std::string& method, const std::string& path, const Fields& form = {}) {
    std::string jar;
    for (const auto& [name, value] : cookies) jar += (jar.empty() ? "" : "; ") + name + '=' + value;
    const auto answer = client.send(method, path, base::encode_form(form),
                                    {{"Cookie", jar},
                                     {"Origin", issuer},
                                     {"Sec-Fetch-Site", "same-origin"},
                                     {"Content-Type", "application/x-www-form-urlencoded"}});
    for (const auto& [name, value] : answer.headers)
      if (name == "Set-Cookie")
        cookies[value.substr(0, value.find('='))] =
            value.substr(value.find('=') + 1, value.find(';') - value.find('=') - 1);
    return {.status = answer.status,
            .body = answer.body,
            .content_type = answer.header("Content-Type"),
            .headers = answer.headers};
  }
};

}  // namespace

TEST_CASE("the authorization code flow works over HTTP, from the first page to the tokens",
          "[http][R40][R44]") {
  World world;
  const TestServer server(app_of(world));
  Surfer surfer{server.client()};

  const auto login = surfer.send("GET", "/authorize?" + base::encode_form(authorization_fields()));
  REQUIRE(shown(login) == "login page");
  auto form = form_in(login.body);
  form.insert(form.end(), {{"email", "alice@example.com"}, {"password", "looking-glass"}});
  const auto consent = surfer.send("POST", "/authorize/login", form);
  REQUIRE(shown(consent) == "consent page");
  form = form_in(consent.body);
  form.emplace_back("decision", "allow");
  const auto back = surfer.send("POST", "/authorize/consent", form);
  REQUIRE(shown(back) == "code");

  const auto tokens = surfer.send("POST", "/token",
                                  {{"grant_type", "authorization_code"},
                                   {"client_id", "shop"},
                                   {"code", sent_to_client(back).at("code")},
                                   {"redirect_uri", binding().redirect_uri},
                                   {"code_verifier", verifier}});
  CHECK(tokens.status == 200);
  CHECK(tokens.header("Cache-Control") == "no-store");
  CHECK(claims_of(member(tokens, "access_token")).text("sub") == "1");
}

TEST_CASE("a throttled client gets 429 with Retry-After over HTTP", "[http][R25]") {
  World world;
  const TestServer server(app_of(world));
  Surfer surfer{server.client()};
  const Fields guess{
      {"grant_type", "client_credentials"}, {"client_id", "backend"}, {"client_secret", "wrong"}};
  for (int i = 0; i < 20; ++i) CHECK(surfer.send("POST", "/token", guess).status == 401);
  const auto refused = surfer.send("POST", "/token", guess);
  CHECK(refused.status == 429);
  CHECK(refused.header("Retry-After") == "60");
  CHECK(refused.header("Cache-Control") == "no-store");
}

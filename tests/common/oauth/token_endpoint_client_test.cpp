#include <catch2/catch_test_macros.hpp>

#include "oauth/token_endpoint.hpp"
#include "world.hpp"

namespace {

const std::string secret{backend_secret};
const Fields client_grant{{"grant_type", "client_credentials"}, {"scope", "read"}};

}  // namespace

TEST_CASE("client_credentials issues a token whose subject is the client, and no refresh token",
          "[token_endpoint][R38]") {
  World world;
  const auto reply =
      world.token({{"grant_type", "client_credentials"}, {"scope", "read offline_access openid"}},
                  {basic("backend", secret)});
  REQUIRE(reply.status == 200);
  CHECK(json::Value::parse(reply.body).names() ==
        std::vector<std::string>{"access_token", "token_type", "expires_in", "scope"});
  const auto claims = claims_of(member(reply, "access_token"));
  CHECK(claims.text("sub") == "backend");
  CHECK(claims.text("client_id") == "backend");
  CHECK(claims.text("aud") == api);
  CHECK(claims.text("scope") == "read");
  CHECK(world.rows("grants") == 0);
}

TEST_CASE("client_credentials requires a known API and an allowed scope", "[token_endpoint][R38]") {
  World world;
  const auto ask = [&](const Fields& changes) {
    return world.token(with(client_grant, changes), {basic("backend", secret)});
  };
  CHECK(claims_of(member(ask({{"resource", billing}, {"scope", "pay read"}}), "access_token")).text("aud") ==
        billing);
  CHECK(member(ask({{"resource", billing}, {"scope", "pay read"}}), "scope") == "pay");
  CHECK(verdict(ask({{"resource", "https://mallory.example"}})) == "400 invalid_target");
  CHECK(verdict(ask({{"scope", ""}})) == "400 invalid_scope");
  CHECK(verdict(ask({{"scope", "admin"}})) == "400 invalid_scope");
}

TEST_CASE("client_credentials is refused for a public client, whatever it is registered for",
          "[token_endpoint][R38]") {
  World world;
  world.pool->lease()->write("UPDATE clients SET grant_types = 'client_credentials' WHERE id = 'shop'");
  CHECK(verdict(world.token(with(client_grant, {{"client_id", "shop"}}))) == "400 unauthorized_client");
}

TEST_CASE("tokens for a user who has just logged in can be ended, and have no refresh token",
          "[token_endpoint][R39]") {
  World world;
  const auto body = world.tokens.issue_at_login(shop(), {.subject = "1", .email = {}}, "read offline_access");
  CHECK_FALSE(body.contains("refresh_token"));
  CHECK(world.rows("refresh_tokens") == 0);
  const auto claims = claims_of(body.text("access_token").value());
  CHECK(claims.text("sub") == "1");
  CHECK(oauth::is_access_token_active(*world.pool->lease(), claims.text("jti").value()));
}

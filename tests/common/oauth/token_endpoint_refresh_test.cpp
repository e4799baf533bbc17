#include <catch2/catch_test_macros.hpp>

#include "oauth/token_endpoint.hpp"
#include "world.hpp"

namespace {

const std::string secret{backend_secret};

}  // namespace

TEST_CASE("a refresh token is exchanged for a new pair", "[token_endpoint][R29]") {
  World world;
  const auto first = world.redeem(world.code());
  const auto second = world.refresh(member(first, "refresh_token"));
  REQUIRE(second.status == 200);
  CHECK(member(second, "refresh_token") != member(first, "refresh_token"));
  CHECK(member(second, "scope") == "openid offline_access read write");
  CHECK(claims_of(member(second, "access_token")).text("jti") !=
        claims_of(member(first, "access_token")).text("jti"));
  CHECK(world.is_active(member(first, "access_token")));
  CHECK(world.is_active(member(second, "access_token")));
  CHECK(second.header("Cache-Control") == "no-store");
}

TEST_CASE("a reused refresh token ends the grant and all its tokens", "[token_endpoint][R29]") {
  World world;
  const auto first = world.redeem(world.code());
  const auto second = world.refresh(member(first, "refresh_token"));
  CHECK(verdict(world.refresh(member(first, "refresh_token"))) == "400 invalid_grant");
  CHECK(verdict(world.refresh(member(second, "refresh_token"))) == "400 invalid_grant");
  CHECK_FALSE(world.is_active(member(second, "access_token")));
}

TEST_CASE("a client can neither use nor end the refresh token of another one", "[token_endpoint][R30]") {
  World world;
  const auto token = member(world.redeem(world.code()), "refresh_token");
  CHECK(verdict(world.refresh(token, {{"client_id", "phone"}})) == "400 invalid_grant");
  CHECK(verdict(world.refresh(token, {{"client_id", "phone"}, {"scope", "admin"}})) == "400 invalid_grant");
  CHECK(verdict(world.token({{"grant_type", "refresh_token"}, {"refresh_token", token}},
                            {basic("backend", secret)})) == "400 invalid_grant");
  CHECK(verdict(world.refresh(token)) == "200");
}

TEST_CASE("scope never widens, and a narrower scope applies to one access token", "[token_endpoint][R30]") {
  World world;
  auto token = member(world.redeem(world.code("shop", "offline_access read write")), "refresh_token");
  for (const auto* scope : {"read pay", "openid", "admin", "Read"})
    CHECK(verdict(world.refresh(token, {{"scope", scope}})) == "400 invalid_scope");

  const auto narrow = world.refresh(token, {{"scope", "read"}});
  REQUIRE(narrow.status == 200);
  CHECK(member(narrow, "scope") == "read");
  CHECK(claims_of(member(narrow, "access_token")).text("scope") == "read");
  const auto whole = world.refresh(member(narrow, "refresh_token"));
  CHECK(member(whole, "scope") == "offline_access read write");
}

TEST_CASE("a refresh after a narrower one cannot exceed the grant", "[token_endpoint][R30]") {
  World world;
  const auto token = member(world.redeem(world.code("shop", "offline_access read")), "refresh_token");
  const auto narrow = world.refresh(token, {{"scope", "offline_access"}});
  CHECK(verdict(world.refresh(member(narrow, "refresh_token"), {{"scope", "read write"}})) ==
        "400 invalid_scope");
}

TEST_CASE("a refreshed ID token has the auth_time of the login, and no nonce", "[token_endpoint][R41]") {
  World world;  // OpenID Connect Core §12.2
  const auto first = world.redeem(world.code());
  world.now += 100;
  const auto claims = claims_of(member(world.refresh(member(first, "refresh_token")), "id_token"));
  CHECK(claims.integer("auth_time") == 999);
  CHECK(claims.integer("iat") == world.now);
  CHECK(claims.text("sub") == "1");
  CHECK_FALSE(claims.contains("nonce"));
  const auto without_openid =
      world.refresh(member(world.redeem(world.code()), "refresh_token"), {{"scope", "read"}});
  CHECK(member(without_openid, "id_token").empty());
}

TEST_CASE("a refresh token is refused for another API", "[token_endpoint][R30]") {
  World world;
  const auto token = member(world.redeem(world.code()), "refresh_token");
  CHECK(verdict(world.refresh(token, {{"resource", billing}})) == "400 invalid_target");
  CHECK(verdict(world.refresh(token, {{"resource", api}})) == "200");
}

TEST_CASE("a refresh is refused while its user is disabled", "[token_endpoint][R30][R31]") {
  World world;
  const auto token = member(world.redeem(world.code()), "refresh_token");
  world.disabled.insert("1");
  CHECK(verdict(world.refresh(token)) == "400 invalid_grant");
  world.disabled.clear();
  CHECK(verdict(world.refresh(token)) == "200");
}

TEST_CASE("a refresh token has an idle and an absolute expiry", "[token_endpoint][R27]") {
  World world;
  const auto idle = member(world.redeem(world.code()), "refresh_token");
  world.now += oauth::idle_lifetime;
  CHECK(verdict(world.refresh(idle)) == "400 invalid_grant");
  auto token = member(world.redeem(world.code()), "refresh_token");
  for (const auto start = world.now; world.now + 86'400 < start + oauth::grant_lifetime;) {
    world.now += 86'400;
    const auto reply = world.refresh(token);
    REQUIRE(reply.status == 200);
    token = member(reply, "refresh_token");
  }
  world.now += 86'400;
  CHECK(verdict(world.refresh(token)) == "400 invalid_grant");
}

TEST_CASE("a missing, unknown or wrong kind of refresh token is refused", "[token_endpoint][R38]") {
  World world;
  CHECK(verdict(world.refresh("")) == "400 invalid_request");
  const auto first = world.redeem(world.code());
  for (const auto& token : {std::string("guess"), member(first, "access_token"), member(first, "id_token")})
    CHECK(verdict(world.refresh(token)) == "400 invalid_grant");
}

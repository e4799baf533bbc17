// RFC 7009
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "jwt/signer.hpp"
#include "oauth/token_endpoint.hpp"
#include "world.hpp"

TEST_CASE("any token of a grant revokes the grant", "[token_endpoint][R31]") {
  const auto which = GENERATE(0, 1, 2);
  World world;
  const auto first = world.redeem(world.code());
  const auto second = world.refresh(member(first, "refresh_token"));
  const auto token = which == 0   ? member(second, "refresh_token")
                     : which == 1 ? member(first, "refresh_token")
                                  : member(second, "access_token");
  const auto reply = world.revoke({{"client_id", "shop"}, {"token", token}, {"token_type_hint", "nonsense"}});
  CHECK(reply.status == 200);
  CHECK(reply.header("Cache-Control") == "no-store");
  CHECK(world.living_grants() == 0);
  CHECK_FALSE(world.is_active(member(first, "access_token")));
  CHECK(verdict(world.refresh(member(second, "refresh_token"))) == "400 invalid_grant");
}

// RFC 7009 §2.1 has an error for a token of another client. It would tell that client whether a token that it
// has found is a real one; we answer as for one that nobody knows (§2.2), and end nothing.
TEST_CASE("an unknown token and a token of another client get the same 200, and nothing is revoked",
          "[token_endpoint][R31]") {
  World world;
  const auto tokens = world.redeem(world.code());
  const auto unknown = world.revoke({{"client_id", "phone"}, {"token", "unknown"}});
  CHECK(unknown.status == 200);
  for (const auto* name : {"refresh_token", "access_token"}) {
    const auto foreign = world.revoke({{"client_id", "phone"}, {"token", member(tokens, name)}});
    CHECK(foreign.status == 200);
    CHECK(foreign.body == unknown.body);
  }
  CHECK(world.revoke({{"client_id", "shop"}, {"token", member(tokens, "id_token")}}).status == 200);
  CHECK(world.living_grants() == 1);
}

TEST_CASE("an access token that this server has not signed ends nothing, whatever its jti",
          "[token_endpoint][R31]") {
  World world;
  const auto tokens = world.redeem(world.code());
  const auto claims = claims_of(member(tokens, "access_token"));
  const auto forged =
      jwt::Signer(jwt::Key::generate(jwt::Algorithm::rs256).with_id("the key"), {.type = "at+jwt"});
  CHECK(world.revoke({{"client_id", "shop"}, {"token", forged.sign(claims).value()}}).status == 200);
  CHECK(world.living_grants() == 1);

  world.now += 301;  // One that has expired says well enough which grant it belongs to.
  CHECK(world.revoke({{"client_id", "shop"}, {"token", member(tokens, "access_token")}}).status == 200);
  CHECK(world.living_grants() == 0);
}

TEST_CASE("a revocation requires a form, a client and a token", "[token_endpoint][R38]") {
  World world;
  CHECK(verdict(world.revoke({{"client_id", "shop"}})) == "400 invalid_request");
  CHECK(verdict(world.revoke({{"token", "x"}})) == "401 invalid_client");
  CHECK(verdict(world.revoke({{"client_id", "backend"}, {"token", "x"}})) == "401 invalid_client");
  auto request = form_request({{"client_id", "shop"}, {"token", "x"}});
  request.query = "token=y";
  CHECK(verdict(world.tokens.revoke(request)) == "400 invalid_request");
}

TEST_CASE("a second revocation gets the same answer as the first", "[token_endpoint][R31]") {
  World world;
  const auto token = member(world.redeem(world.code()), "refresh_token");
  const Fields fields{{"client_id", "shop"}, {"token", token}};
  CHECK(world.revoke(fields).body == world.revoke(fields).body);
  CHECK(world.living_grants() == 0);
}

// What the authorization server of lesson 7, solved, says about a user: at /userinfo and in the ID token,
// which a client verifies with the published keys (OpenID Connect Core §5.3, §5.4, §3.1.3.7).
#include <string>
#include <string_view>

#include <catch2/catch_test_macros.hpp>

#include "jwt/key_set.hpp"
#include "jwt/unverified_token.hpp"
#include "jwt/verifier.hpp"
#include "oauth_world.hpp"

namespace {

struct World : OauthWorld {
  using OauthWorld::OauthWorld;

  http_client::Answer ask(const std::string& method, const std::string& access_token) {
    return send(method, "/userinfo", "", {http_client::bearer(access_token)});
  }

  jwt::KeySet published_keys() {
    return jwt::KeySet::from_jwks(send("GET", "/.well-known/jwks.json").body).value();
  }

  // What this client says to an ID token: its subject, or why it is refused.
  std::string verdict(std::string_view id_token, const jwt::KeySet& keys) {
    const jwt::Verifier verifier(keys, {.algorithms = {jwt::Algorithm::rs256},
                                        .issuers = {issuer},
                                        .audiences = {client.id},
                                        .clock = clock});
    const auto claims = verifier.verify(id_token);
    return std::string(claims ? claims->subject() : jwt::code(claims.error()));
  }
};

}  // namespace

TEST_CASE("/userinfo takes the access token from the header of a GET",
          "[oauth_userinfo][oidcc-userinfo-get]") {
  World world;
  const auto tokens = world.tokens_for(world.alice, "openid");
  const auto answer = world.ask("GET", tokens.access);
  CHECK(answer.status == 200);
  CHECK(answer.json().text("sub") == world.subject_of(world.alice));
  CHECK(world.send("GET", "/userinfo").status == 401);
  CHECK(world.ask("GET", tokens.id).status == 401);
}

TEST_CASE("/userinfo takes the access token from the header of a POST, and not from its body",
          "[oauth_userinfo][oidcc-userinfo-post-header]") {
  World world;
  const auto tokens = world.tokens_for(world.bob, "openid");
  const auto answer = world.ask("POST", tokens.access);
  CHECK(answer.status == 200);
  CHECK(answer.json().text("sub") == world.subject_of(world.bob));
  const web::Header form{"Content-Type", "application/x-www-form-urlencoded"};
  CHECK(world.send("POST", "/userinfo", "access_token=" + tokens.access, {form}).status == 401);
}

TEST_CASE("the e-mail address is for clients with the scope email",
          "[oauth_userinfo][R30][oidcc-scope-email]") {
  World world;
  const auto email_for = [&](const std::string& scope) {
    const auto answer = world.ask("GET", world.tokens_for(world.alice, scope).access);
    return answer.json().text("email").value_or("no e-mail");
  };
  CHECK(email_for("openid email") == world.alice.email);
  CHECK(email_for("openid") == "no e-mail");
  CHECK(email_for("openid taskboard:read offline_access") == "no e-mail");
}

TEST_CASE("the password grant's token is taken with the scope openid, and not without",
          "[oauth_userinfo][R30][R39]") {
  struct Legacy : World {
    Legacy() : World({.legacy_password_grant = true}) {}
  } world;
  const auto status = [&](const std::string& scope) {
    const Tokens tokens{world.token({{"grant_type", "password"},
                                     {"username", world.alice.email},
                                     {"password", world.password},
                                     {"scope", scope}})};
    return world.ask("GET", tokens.access).status;
  };
  CHECK(status("openid taskboard:read") == 200);
  CHECK(status("taskboard:read") == 401);
}

TEST_CASE("a key of the JWKS verifies the ID token", "[oauth_userinfo][R41][oidcc-idtoken-signature]") {
  World world;
  const auto tokens = world.tokens_for(world.alice, "openid");
  const auto keys = world.published_keys();
  CHECK(world.verdict(tokens.id, keys) == world.subject_of(world.alice));
  CHECK(world.verdict(tokens.access, keys) != world.subject_of(world.alice));  // It is for another audience.

  const auto header = jwt::UnverifiedToken::decode(tokens.id).value().unverified_header();
  CHECK(header.text("alg") == "RS256");
  CHECK(keys.find(header.text("kid").value_or(""), jwt::Algorithm::rs256) != nullptr);

  const auto others =
      jwt::KeySet::of({jwt::Key::generate(jwt::Algorithm::rs256).with_id(header.text("kid").value_or(""))})
          .value();
  CHECK(world.verdict(tokens.id, others) == "invalid_signature");
}

#include "oauth/token_endpoint.hpp"

#include <catch2/catch_test_macros.hpp>

#include "base/base64url.hpp"
#include "crypto/digest.hpp"
#include "world.hpp"

namespace {

const std::string secret{backend_secret};
const Fields client_grant{{"grant_type", "client_credentials"}, {"scope", "read"}};

}  // namespace

TEST_CASE("a request without a valid client gets 401 with a challenge", "[token_endpoint][R38]") {
  World world;
  for (const auto& fields :
       {Fields{{"grant_type", "refresh_token"}},
        Fields{{"grant_type", "refresh_token"}, {"client_id", "nobody"}},
        Fields{{"grant_type", "refresh_token"}, {"client_id", "backend"}, {"client_secret", "wrong"}}}) {
    const auto reply = world.token(fields);
    CHECK(verdict(reply) == "401 invalid_client");
    CHECK(reply.header("WWW-Authenticate").starts_with("Basic "));
    CHECK(reply.header("Cache-Control") == "no-store");
  }
  CHECK(verdict(world.token(client_grant, {basic("backend", "wrong")})) == "401 invalid_client");
}

TEST_CASE("a request that is not one form without a query and repetition is refused",
          "[token_endpoint][R38]") {
  World world;
  auto request = form_request(client_grant, {basic("backend", secret)});
  CHECK(verdict(world.tokens.token(request)) == "200");
  request.query = "scope=write";
  CHECK(verdict(world.tokens.token(request)) == "400 invalid_request");
  request = form_request(client_grant, {basic("backend", secret)});
  request.body += "&scope=write";
  CHECK(verdict(world.tokens.token(request)) == "400 invalid_request");
  request = form_request(client_grant, {basic("backend", secret)});
  request.headers.back().value = "application/json";
  request.body = R"({"grant_type":"client_credentials"})";
  CHECK(verdict(world.tokens.token(request)) == "400 invalid_request");
  CHECK(world.tokens.token(request).header("Cache-Control") == "no-store");
}

TEST_CASE("an unknown or missing grant_type is refused", "[token_endpoint][R38][R39]") {
  World world;
  CHECK(verdict(world.token({{"client_id", "shop"}})) == "400 invalid_request");
  for (const auto* type : {"password", "implicit", "Authorization_Code", "authorization_code ",
                           "urn:ietf:params:oauth:grant-type:device_code"})
    CHECK(verdict(world.token({{"client_id", "shop"},
                               {"grant_type", type},
                               {"username", "alice@example.com"},
                               {"password", "looking-glass"}})) == "400 unsupported_grant_type");
}

TEST_CASE("a client is refused a grant type that it is not registered for", "[token_endpoint][R38]") {
  World world;
  auto client = shop();
  client.grant_types = {"authorization_code"};
  oauth::put_client(*world.pool->lease(), client);
  CHECK(verdict(world.refresh("x")) == "400 unauthorized_client");
  CHECK(verdict(
            world.token({{"client_id", "shop"}, {"grant_type", "client_credentials"}, {"scope", "read"}})) ==
        "400 unauthorized_client");
}

TEST_CASE("every invalid_grant looks the same, and the log has the reason", "[token_endpoint][R21]") {
  World world;
  const auto unknown = world.redeem("unknown"),
             wrong = world.redeem(world.code(), {{"code_verifier", challenge}});
  CHECK(unknown.body == wrong.body);
  CHECK(unknown.log_reason == "invalid_grant: unknown");
  CHECK(wrong.log_reason == "invalid_grant: wrong_verifier");
}

TEST_CASE("a code becomes an access token, a refresh token and an ID token", "[token_endpoint][R26][R40]") {
  World world;
  const auto reply = world.redeem(world.code());
  REQUIRE(reply.status == 200);
  const auto body = json::Value::parse(reply.body);
  CHECK(body.names() == std::vector<std::string>{"access_token", "token_type", "expires_in", "scope",
                                                 "refresh_token", "id_token"});
  CHECK(body.text("token_type") == "Bearer");
  CHECK(body.integer("expires_in") == 300);
  CHECK(body.text("scope") == "openid offline_access read write");
  CHECK(body.text("refresh_token")->size() == 43);
  CHECK(reply.header("Cache-Control") == "no-store");
  CHECK(reply.content_type == "application/json");
}

TEST_CASE("offline_access adds a refresh token, and openid adds an ID token", "[token_endpoint][R40]") {
  World world;
  const auto names = [&](const std::string& scope) {
    return json::Value::parse(world.redeem(world.code("shop", scope)).body).names();
  };
  using Names = std::vector<std::string>;
  CHECK(names("read") == Names{"access_token", "token_type", "expires_in", "scope"});
  CHECK(names("read offline_access") ==
        Names{"access_token", "token_type", "expires_in", "scope", "refresh_token"});
  CHECK(names("read openid") == Names{"access_token", "token_type", "expires_in", "scope", "id_token"});
}

TEST_CASE("an access token has the claims and the type of RFC 9068", "[token_endpoint][R17]") {
  World world;
  const auto token = member(world.redeem(world.code("shop", "read write")), "access_token");
  CHECK(header_of(token).text("typ") == "at+jwt");  // RFC 9068 §2.1
  const auto claims = claims_of(token);
  CHECK(claims.names() ==
        std::vector<std::string>{"iss", "sub", "aud", "client_id", "scope", "iat", "exp", "jti"});
  CHECK(claims.text("iss") == issuer);
  CHECK(claims.text("sub") == "1");
  CHECK(claims.text("aud") == api);
  CHECK(claims.text("client_id") == "shop");
  CHECK(claims.text("scope") == "read write");
  CHECK(claims.integer("iat") == world.now);
  CHECK(claims.integer("exp") == world.now + 300);
  CHECK(claims.text("jti")->size() == 32);
}

TEST_CASE("the audience of a token with openid includes this server, for /userinfo",
          "[token_endpoint][R15]") {
  World world;
  CHECK(claims_of(member(world.redeem(world.code("shop", "openid read")), "access_token")).at("aud") ==
        json::Value::array({api, issuer}));
}

TEST_CASE("an ID token names client, login, nonce and at_hash, and is no at+jwt",
          "[token_endpoint][R16][R41]") {
  World world;
  const auto reply = world.redeem(world.code());
  const auto token = member(reply, "id_token");
  CHECK(header_of(token).text("typ") == "JWT");
  const auto claims = claims_of(token);
  CHECK(claims.text("iss") == issuer);
  CHECK(claims.text("sub") == "1");
  CHECK(claims.text("aud") == "shop");
  CHECK(claims.text("nonce") == "the-nonce");
  CHECK(claims.integer("iat") == world.now);
  CHECK(claims.integer("exp") == world.now + 300);
  CHECK(claims.integer("auth_time") == 999);
  const auto hash = crypto::sha256(member(reply, "access_token"));  // OpenID Connect Core §3.1.3.6
  CHECK(claims.text("at_hash") == base::base64url_encode(std::span(hash).first(16)));
  CHECK_FALSE(claims.contains("scope"));
  CHECK_FALSE(claims.contains("email"));
}

TEST_CASE("an ID token has no nonce if the request had none", "[token_endpoint][R41]") {
  World world;
  auto authorized = authorization();
  authorized.nonce.reset();
  const auto code = oauth::issue_code(*world.pool->lease(), authorized, binding(), world.now);
  CHECK_FALSE(claims_of(member(world.redeem(code), "id_token")).contains("nonce"));
}

TEST_CASE("a second redemption is refused and revokes the tokens of the first", "[token_endpoint][R40]") {
  World world;
  const auto code = world.code();
  const auto first = world.redeem(code);
  REQUIRE(first.status == 200);
  CHECK(world.is_active(member(first, "access_token")));
  CHECK(verdict(world.redeem(code)) == "400 invalid_grant");
  CHECK_FALSE(world.is_active(member(first, "access_token")));
  CHECK(verdict(world.refresh(member(first, "refresh_token"))) == "400 invalid_grant");
}

TEST_CASE("a code is refused for another client, URI or verifier, and after its minute",
          "[token_endpoint][R40]") {
  World world;
  CHECK(verdict(world.redeem("")) == "400 invalid_request");
  CHECK(verdict(world.redeem("unknown")) == "400 invalid_grant");
  const auto code = world.code();
  CHECK(verdict(world.redeem(code, {{"client_id", "phone"}})) == "400 invalid_grant");
  CHECK(verdict(world.redeem(code, {{"redirect_uri", ""}})) == "400 invalid_grant");
  CHECK(verdict(world.redeem(code, {{"redirect_uri", "https://shop.example/other"}})) == "400 invalid_grant");
  CHECK(verdict(world.redeem(code, {{"code_verifier", ""}})) == "400 invalid_grant");
  CHECK(verdict(world.redeem(code, {{"code_verifier", challenge}})) == "400 invalid_grant");
  CHECK(world.rows("grants") == 0);
  world.now += 59;
  const auto late = world.code();
  CHECK(verdict(world.redeem(code)) == "200");
  world.now += 60;
  CHECK(verdict(world.redeem(late)) == "400 invalid_grant");
}

TEST_CASE("a code is refused for another API than its own", "[token_endpoint][R40]") {
  World world;  // RFC 8707 §2.2
  const auto code = world.code();
  CHECK(verdict(world.redeem(code, {{"resource", billing}})) == "400 invalid_target");
  CHECK(verdict(world.redeem(code, {{"resource", "https://mallory.example"}})) == "400 invalid_target");
  CHECK(verdict(world.redeem(code, {{"resource", billing}, {"client_id", "phone"}})) == "400 invalid_grant");
  CHECK(verdict(world.redeem(code, {{"resource", api}})) == "200");
}

TEST_CASE("a code of a user who was disabled meanwhile is refused", "[token_endpoint][R18][R31]") {
  World world;
  const auto code = world.code();
  world.disabled.insert("1");
  const auto reply = world.redeem(code);
  CHECK(verdict(reply) == "400 invalid_grant");
  CHECK(reply.log_reason == "invalid_grant: no active user");
  CHECK(world.living_grants() == 0);
}

TEST_CASE("a redemption that is refused still commits the end of the grant", "[token_endpoint][R40]") {
  World world;
  const auto code = world.code();
  world.redeem(code);
  CHECK(verdict(world.redeem(code, {{"code_verifier", "wrong"}})) == "400 invalid_grant");
  CHECK(world.living_grants() == 1);
  CHECK(verdict(world.redeem(code)) == "400 invalid_grant");
  CHECK(world.living_grants() == 0);
}

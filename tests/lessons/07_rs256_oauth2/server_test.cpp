// Both servers of lesson 7, from a login to the end of what it gave.
#include <algorithm>
#include <string>
#include <vector>

#include <catch2/catch_test_macros.hpp>

#include "both_servers.hpp"
#include "browser.hpp"
#include "jwt/key_set.hpp"
#include "jwt/signer.hpp"
#include "jwt/unverified_token.hpp"

namespace {

using Names = std::vector<std::string>;

const std::string issuer = BothServers::issuer, taskboard_url = BothServers::taskboard_url;
const std::string metadata = R"(resource_metadata="https://taskboard.example)"
                             R"(/.well-known/oauth-protected-resource")";
constexpr auto jwks_path = "/.well-known/jwks.json", callback_path = "/login/callback";

json::Value header_of(const std::string& token) {
  return jwt::UnverifiedToken::decode(token).value().unverified_header();
}
json::Value claims_of(const std::string& token) {
  return jwt::UnverifiedToken::decode(token).value().unverified_claims();
}

// "400 invalid_grant": the status and the error code of an answer.
std::string outcome(const http_client::Answer& answer) {
  return std::to_string(answer.status) + " " + answer.json().text("error").value_or("without an error");
}

// The claims of an access token for Taskboard, and what is different about it.
json::Value access_claims(const BothServers& servers, const std::string& iss, const std::string& sub) {
  return {{"iss", iss},
          {"sub", sub},
          {"aud", taskboard_url},
          {"client_id", "some-client"},
          {"scope", "taskboard:read"},
          {"iat", servers.now.load()},
          {"exp", servers.now + 300},
          {"jti", random_word()}};
}

// An access token that this key signs.
std::string signed_by(const jwt::Key& key, const json::Value& claims) {
  return jwt::Signer(key, {.type = "at+jwt"}).sign(claims).value();
}

// A key that is not the authorization server's; made once, because that takes a tenth of a second.
const jwt::Key& other_key() {
  static const auto key = jwt::Key::generate(jwt::Algorithm::rs256);
  return key;
}

// Another provider, which names its key like ours.
web::App other_provider(const std::string& url, const jwt::Key& key) {
  web::App app({.title = "Another provider"});
  app.get("/.well-known/openid-configuration", {.summary = "Metadata"},
          web::open([url](const auto&) { return web::ok({{"issuer", url}, {"jwks_uri", url + "/keys"}}); }));
  app.get("/keys", {.summary = "Keys"}, web::open([key](const auto&) {
            return web::ok({{"keys", json::Value::array({key.public_jwk()})}});
          }));
  return app;
}

// A server between the browser and the authorization server, which changes a request or an answer.
void intercept(BothServers& servers,
               const std::function<web::Reply(const web::App&, web::Request&)>& change) {
  servers.sites.add(issuer, [app = std::make_shared<web::App>(servers.app()), change](web::Request& request) {
    return change(*app, request);
  });
}

// The operations of a server that ask for nothing.
Names open_operations(BothServers& servers, const std::string& url) {
  const auto paths = servers.sites.get(url + "/openapi.json").json().at("paths");
  Names open;
  for (const auto& path : paths.names())
    for (const auto& method : paths.at(path).names())
      if (paths.at(path).at(method).at("security").empty()) open.push_back(method + " " + path);
  return open;
}

}  // namespace

TEST_CASE("7.server a login with a code gives tokens that open Taskboard",
          "[7.server][code_flow][R26][R40]") {
  BothServers servers;
  const auto tokens = servers.tokens_for(servers.alice);

  REQUIRE(tokens.answer.status == 200);
  CHECK(tokens.answer.header("Cache-Control") == "no-store");
  CHECK(tokens.text("token_type") == "Bearer");
  CHECK(tokens.answer.json().integer("expires_in") == 300);
  CHECK(tokens.text("scope") == BothServers::everything);
  CHECK(servers.add_project("Tea party", tokens.access).status == 201);
  const auto list = servers.get("/projects/", tokens.access);
  CHECK(list.status == 200);
  CHECK(list.body.contains("Tea party"));
  CHECK(servers.userinfo(tokens.access) == 200);
}

TEST_CASE("7.server an access token says whom it is for, and which key signed it",
          "[7.server][access_token][R17][R34]") {
  BothServers servers;
  const auto token = servers.tokens_for(servers.alice, "taskboard:read taskboard:write").access;
  const auto published = servers.sites.get(issuer + jwks_path).body;
  const auto keys = jwt::KeySet::from_jwks(published).value();
  const auto claims = claims_of(token);

  CHECK(header_of(token) ==
        json::Value{{"alg", "RS256"}, {"typ", "at+jwt"}, {"kid", keys.keys().front().id()}});
  CHECK(claims.names() == Names{"iss", "sub", "aud", "client_id", "scope", "iat", "exp", "jti"});
  CHECK(claims.text("iss") == issuer);
  CHECK(claims.text("sub") == servers.subject_of(servers.alice));
  CHECK(claims.text("aud") == taskboard_url);
  CHECK(claims.text("client_id") == servers.client.id);
  CHECK(claims.text("scope") == "taskboard:read taskboard:write");
  CHECK(claims.integer("exp") == servers.now + 300);
  CHECK(token.size() <= 1024);
  CHECK(
      jwt::Verifier(
          keys, {.issuers = {issuer}, .audiences = {taskboard_url}, .type = "at+jwt", .clock = servers.clock})
          .verify(token));
}

TEST_CASE("7.server an ID token opens no API, and an access token logs nobody in",
          "[7.server][kinds][R16][R41]") {
  BothServers servers;
  const auto tokens = servers.tokens_for(servers.alice);
  CHECK(servers.get("/projects/", tokens.access).status == 200);
  CHECK(servers.get("/projects/", tokens.id).status == 401);
  CHECK(servers.userinfo(tokens.id) == 401);

  intercept(servers, [](const web::App& app, web::Request& request) {
    auto reply = app.answer(request);
    if (request.path != "/token") return reply;
    auto body = json::Value::parse(reply.body);
    body.set("id_token", body.text("access_token").value());
    reply.body = body.dump();
    return reply;
  });
  Browser browser(servers.sites);
  CHECK(servers.go_through(browser, servers.login_url(), servers.alice).status == 400);
  CHECK(browser.open(taskboard_url + "/me").status == 401);
}

TEST_CASE("7.server a token opens what its scope names, and nothing else", "[7.server][scope_missing][R20]") {
  BothServers servers;
  const auto reader = servers.tokens_for(servers.alice, "taskboard:read admin");
  const auto writer = servers.tokens_for(servers.alice, "taskboard:write");

  CHECK(reader.text("scope") == "taskboard:read");
  CHECK(servers.get("/projects/", reader.access).status == 200);
  const auto refused = servers.add_project("Tea party", reader.access);
  CHECK(refused.status == 403);
  CHECK(refused.header("WWW-Authenticate") ==
        R"(Bearer error="insufficient_scope", scope="taskboard:write", )" + metadata);
  CHECK(servers.add_project("Tea party", writer.access).status == 201);
  CHECK(servers.get("/projects/", writer.access).status == 403);
  auto claims = claims_of(reader.access);
  CHECK(servers.get("/projects/", signed_by(first_key(), claims)).status == 200);
  claims.set("scope", "taskboard:readwrite");
  CHECK(servers.get("/projects/", signed_by(first_key(), claims)).status == 403);
}

TEST_CASE("7.server a caller without a token learns where tokens come from",
          "[7.server][no_token][R20][R21]") {
  BothServers servers;
  const auto bare = servers.sites.get(taskboard_url + "/projects/");
  const auto wrong = servers.get("/projects/", "no.token.really");

  CHECK(bare.status == 401);
  CHECK(bare.header("WWW-Authenticate") == "Bearer " + metadata);
  CHECK(wrong.status == 401);
  CHECK(wrong.header("WWW-Authenticate") == R"(Bearer error="invalid_token", )" + metadata);
  const auto document = servers.sites.get(taskboard_url + "/.well-known/oauth-protected-resource").json();
  CHECK(document.text("resource") == taskboard_url);
  CHECK(document.at("authorization_servers") == json::Value::array({issuer}));
  CHECK(document.at("scopes_supported") == json::Value::array({"taskboard:read", "taskboard:write"}));
}

TEST_CASE("7.server both addresses of the metadata say the same, and name the issuer",
          "[7.server][discovery][R42]") {
  BothServers servers;
  const auto openid = servers.sites.get(issuer + "/.well-known/openid-configuration");
  const auto oauth2 = servers.sites.get(issuer + "/.well-known/oauth-authorization-server");

  CHECK(openid.json() == oauth2.json());
  CHECK(openid.json().text("issuer") == issuer);
  CHECK(openid.json().text("jwks_uri") == issuer + jwks_path);
  CHECK(openid.json().at("code_challenge_methods_supported") == json::Value::array({"S256"}));
  CHECK(openid.json().boolean("authorization_response_iss_parameter_supported") == true);
  CHECK(openid.header("Cache-Control") == "public, max-age=300");
}

TEST_CASE("7.server the key set holds public halves under their thumbprints, and may be cached",
          "[7.server][key_set][R36]") {
  BothServers servers;
  servers.server->keys().publish_next();
  const auto answer = servers.sites.get(issuer + jwks_path);
  const auto keys = answer.json().at("keys");

  CHECK(answer.header("Cache-Control") == "public, max-age=300");
  REQUIRE(keys.size() == 2);
  for (std::size_t i = 0; i < keys.size(); ++i) {
    CHECK(keys.at(i).names() == Names{"kty", "n", "e", "use", "alg", "kid"});
    CHECK(keys.at(i).text("kid") == jwt::Key::from_jwk_object(keys.at(i)).value().thumbprint());
  }
}

TEST_CASE("7.server a signing key is replaced, and no request is refused", "[7.server][rotation][R33]") {
  BothServers servers;
  auto tokens = servers.tokens_for(servers.alice);
  const auto first = servers.server->keys().current().id, next = servers.server->keys().publish_next();
  Names living;  // The access tokens of the last 300 seconds.
  Names kids;    // That signed them, in turn.
  int refused = 0;
  for (int step = 0; step < 35; ++step) {
    living.push_back(tokens.access);
    if (living.size() > 10) living.erase(living.begin());
    for (const auto& token : living) refused += servers.get("/projects/", token).status == 200 ? 0 : 1;
    const auto kid = header_of(tokens.access).text("kid").value_or("none");
    if (kids.empty() || kids.back() != kid) kids.push_back(kid);
    servers.pass(30);
    tokens = {servers.refresh(tokens.refresh)};
  }

  CHECK(refused == 0);
  CHECK(kids == Names{first, next});
  const auto keys = servers.sites.get(issuer + jwks_path).json().at("keys");
  REQUIRE(keys.size() == 1);  // The old one has been retired.
  CHECK(keys.at(0).text("kid") == next);
  const auto late = access_claims(servers, issuer, servers.subject_of(servers.alice));
  CHECK(servers.get("/me", signed_by(first_key(), late)).status == 401);
}

TEST_CASE("7.server a code that is used twice ends its grant, even after its minute",
          "[7.server][code_used_twice][R40]") {
  BothServers servers;
  for (const std::int64_t later : {0, 120}) {
    CAPTURE(later);
    const auto code = servers.code_for(servers.alice);
    const Tokens tokens{servers.token(servers.client.redemption(code))};
    REQUIRE(tokens.answer.status == 200);
    servers.pass(later);
    CHECK(servers.userinfo(tokens.access) == 200);
    CHECK(outcome(servers.token(servers.client.redemption(code))) == "400 invalid_grant");
    CHECK(servers.userinfo(tokens.access) == 401);
    CHECK(outcome(servers.refresh(tokens.refresh)) == "400 invalid_grant");
  }
}

TEST_CASE("7.server a code is for its client, its verifier and its minute", "[7.server][code_bound][R40]") {
  BothServers servers;
  const auto code = servers.code_for(servers.alice);
  const auto redeem = [&](const Fields& changes) {
    return outcome(servers.token(servers.client.redemption(code, changes)));
  };

  CHECK(redeem({{"client_id", "docs"}}) == "400 invalid_grant");
  CHECK(redeem({{"code_verifier", oauth::new_code_verifier()}}) == "400 invalid_grant");
  CHECK(redeem({{"code_verifier", ""}}) == "400 invalid_grant");
  const auto challenge = base::base64url_encode(crypto::sha256(servers.client.verifier));
  CHECK(redeem({{"code_verifier", challenge}}) == "400 invalid_grant");
  CHECK(redeem({{"redirect_uri", servers.client.redirect_uri + "/"}}) == "400 invalid_grant");
  CHECK(redeem({}) == "200 without an error");
  const auto late = servers.code_for(servers.alice);
  servers.pass(60);
  CHECK(outcome(servers.token(servers.client.redemption(late))) == "400 invalid_grant");
}

TEST_CASE("7.server a refresh token works once, and the second use ends its grant",
          "[7.server][refresh][R29][R30]") {
  BothServers servers;
  const auto first = servers.tokens_for(servers.alice), other = servers.tokens_for(servers.alice);
  const Tokens second{servers.refresh(first.refresh)};
  CHECK(second.answer.status == 200);
  CHECK(servers.get("/projects/", second.access).status == 200);
  CHECK(outcome(servers.refresh(second.refresh, {{"scope", "taskboard:read email"}})) == "400 invalid_scope");

  CHECK(outcome(servers.refresh(first.refresh)) == "400 invalid_grant");
  CHECK(outcome(servers.refresh(second.refresh)) == "400 invalid_grant");
  CHECK(servers.userinfo(second.access) == 401);
  CHECK(servers.refresh(other.refresh).status == 200);
}

TEST_CASE("7.server a token that is revoked ends its grant, and no other", "[7.server][revoke][R31]") {
  BothServers servers;
  const auto by_access = servers.tokens_for(servers.alice), by_refresh = servers.tokens_for(servers.alice),
             other = servers.tokens_for(servers.alice);

  CHECK(servers.revoke(by_access.access).status == 200);
  CHECK(servers.revoke(by_refresh.refresh).status == 200);
  CHECK(servers.revoke("nobody knows this one").status == 200);
  for (const auto& tokens : {by_access, by_refresh}) {
    CHECK(servers.userinfo(tokens.access) == 401);
    CHECK(outcome(servers.refresh(tokens.refresh)) == "400 invalid_grant");
  }
  CHECK(servers.userinfo(other.access) == 200);
  CHECK(servers.refresh(other.refresh).status == 200);
}

TEST_CASE("7.server the password flow is off unless somebody switches it on",
          "[7.server][password_flow][R25][R38][R39]") {
  BothServers off, on({.legacy_password_grant = true});
  const auto form = [](const BothServers& servers, const std::string& password) {
    return Fields{{"grant_type", "password"},
                  {"username", servers.alice.email},
                  {"password", password},
                  {"scope", "taskboard:read"}};
  };
  const web::Header no_client{"Authorization", "Basic Og=="};  // As Swagger UI sends it.

  CHECK(off.token(form(off, off.password)).status == 401);
  auto with_client = form(off, off.password);
  with_client.emplace_back("client_id", "taskboard-cli");
  CHECK(outcome(off.token(with_client)) == "400 unsupported_grant_type");
  const Tokens tokens{on.token(form(on, on.password), {no_client})};
  CHECK(outcome(tokens.answer) == "200 without an error");
  CHECK(tokens.answer.header("Cache-Control") == "no-store");
  CHECK(on.get("/projects/", tokens.access).status == 200);
  CHECK(on.add_project("Tea party", tokens.access).status == 403);
  const auto json = on.sites.post_json(issuer + "/token", {{"grant_type", "password"}}, {});
  CHECK(outcome(json) != "200 without an error");
  for (int i = 0; i < 5; ++i) CHECK(outcome(on.token(form(on, random_word()))) == "400 invalid_grant");
  CHECK(on.token(form(on, on.password)).status == 429);
}

TEST_CASE("7.server a user who logs in with a provider is known by issuer and subject",
          "[7.server][log_in_with][R41]") {
  BothServers servers;
  Browser at_work(servers.sites), at_home(servers.sites);
  const auto page = servers.go_through(at_work, servers.login_url(), servers.alice);
  CHECK(page.url == taskboard_url + "/me");
  REQUIRE(page.status == 200);
  const auto me = json::Value::parse(page.body);
  CHECK(me.text("issuer") == issuer);
  CHECK(me.text("subject") == servers.subject_of(servers.alice));

  CHECK(servers.go_through(at_home, servers.login_url(), servers.alice).body == page.body);
  CHECK(servers.get("/me", servers.tokens_for(servers.alice).access).body == page.body);
  at_work.submit_from("https://mallory.example", taskboard_url + "/logout", {});
  CHECK(at_work.open(taskboard_url + "/me").status == 200);
  at_work.submit_from(taskboard_url, taskboard_url + "/logout", {});
  CHECK(at_work.open(taskboard_url + "/me").status == 401);
}

TEST_CASE("7.server the answer to another login is refused", "[7.server][other_login][R40]") {
  BothServers servers;
  Browser alice(servers.sites), mallory(servers.sites, "192.0.2.66");
  const auto reason = [&] { return servers.sites.last_reason(callback_path); };
  servers.go_through(mallory, servers.login_url(), servers.mallory);
  // Until the provider sends her back. She does not go.
  const auto stopped = [&](Browser& browser) {
    browser.open_without_redirects(servers.login_url());
    browser.open_without_redirects(browser.page().header("Location"));
    return browser.page().header("Location");
  };

  const auto hers = stopped(mallory);
  CHECK(alice.open(hers).status == 400);
  CHECK(reason() == "login: no_attempt");
  alice.open(servers.login_url());
  CHECK(alice.open(hers).status == 400);
  CHECK(reason() == "login: wrong_state");
  CHECK(alice.open(taskboard_url + "/me").status == 401);

  servers.go_through(alice, servers.login_url(), servers.alice);
  auto of_another = stopped(alice);
  of_another.replace(of_another.rfind("iss=") + 4, of_another.size(), "https%3A%2F%2Fother.example");
  CHECK(alice.open(of_another).status == 400);
  CHECK(reason() == "login: wrong_issuer");
  const auto good = stopped(alice);
  CHECK(alice.open(good).url == taskboard_url + "/me");
  CHECK(alice.open(good).status == 400);  // Once.

  intercept(servers, [](const web::App& app, web::Request& request) {
    const auto nonce = request.query.find("nonce=");
    if (nonce != std::string::npos) request.query.replace(nonce + 6, 3, "xyz");
    return app.answer(request);
  });
  CHECK(servers.go_through(alice, servers.login_url(), servers.alice).status == 400);
  CHECK(reason() == "login: wrong_nonce");
}

TEST_CASE("7.server an ID token that is not about this login logs nobody in", "[7.server][id_token][R41]") {
  BothServers servers;
  std::string nonce;
  json::Value changes = json::Value::object();
  auto key = first_key();
  intercept(servers, [&](const web::App& app, web::Request& request) {
    for (const auto& sent : request.query_values("nonce")) nonce = sent;
    auto reply = app.answer(request);
    if (request.path != "/token") return reply;
    json::Value claims{{"iss", issuer},
                       {"sub", servers.subject_of(servers.alice)},
                       {"aud", "taskboard"},
                       {"nonce", nonce},
                       {"iat", servers.now.load()},
                       {"exp", servers.now + 300}};
    for (const auto& name : changes.names()) claims.set(name, changes.at(name));
    auto body = json::Value::parse(reply.body);
    body.set("id_token", jwt::Signer(key).sign(claims).value());
    reply.body = body.dump();
    return reply;
  });
  const auto log_in = [&] {
    Browser browser(servers.sites);
    return servers.go_through(browser, servers.login_url(), servers.alice).status;
  };
  CHECK(log_in() == 200);

  for (const json::Value& wrong : {json::Value{{"iss", issuer + "/"}}, json::Value{{"aud", "taskboard-cli"}},
                                   json::Value{{"nonce", "another"}}, json::Value{{"exp", servers.now - 300}},
                                   json::Value{{"aud", json::Value::array({"taskboard", "docs"})}}}) {
    CAPTURE(wrong);
    changes = wrong;
    CHECK(log_in() == 400);
  }
  changes = json::Value::object();
  key = other_key().with_id(first_key().id());
  CHECK(log_in() == 400);
}

TEST_CASE("7.server two providers may use one kid and one subject for two people",
          "[7.server][two_providers][R15][R41]") {
  BothServers servers;
  const std::string other = "https://other.example";
  const auto key = other_key().with_id(servers.server->keys().current().id);
  servers.sites.add(other, other_provider(other, key));
  servers.issuers = {other, issuer};
  servers.start_taskboard();
  const auto subject = servers.subject_of(servers.alice);
  const auto ours = servers.get("/me", servers.tokens_for(servers.alice).access);
  const auto theirs = servers.get("/me", signed_by(key, access_claims(servers, other, subject)));

  REQUIRE(ours.status == 200);
  REQUIRE(theirs.status == 200);
  CHECK(ours.json().text("subject") == theirs.json().text("subject"));
  CHECK(theirs.json().text("issuer") == other);
  CHECK(ours.json().integer("id") != theirs.json().integer("id"));
  CHECK(servers.get("/me", signed_by(key, access_claims(servers, issuer, subject))).status == 401);
}

TEST_CASE("7.server made-up key ids make Taskboard fetch once in thirty seconds",
          "[7.server][unknown_kid][R37]") {
  BothServers servers;
  const auto good = servers.tokens_for(servers.alice).access;
  CHECK(servers.get("/me", good).status == 200);
  CHECK(servers.sites.visits_to(jwks_path) == 1);

  const auto forge = [&] {
    return signed_by(other_key().with_id(random_word()), access_claims(servers, issuer, "1"));
  };
  for (int round = 1; round <= 3; ++round) {
    for (int i = 0; i < 5; ++i) CHECK(servers.get("/me", forge()).status == 401);
    CHECK(servers.sites.visits_to(jwks_path) == 1 + round);
    servers.pass(30);
  }
  CHECK(servers.get("/me", good).status == 200);
  const jwt::Signer without_kid(first_key(), {.type = "at+jwt", .key_id = ""});
  CHECK(servers.get("/me", without_kid.sign(claims_of(good)).value()).status == 401);
}

TEST_CASE("7.server the last good keys stay in use while their provider is down",
          "[7.server][provider_down][R37]") {
  BothServers servers;
  CHECK(servers.get("/me", servers.tokens_for(servers.alice).access).status == 200);
  servers.pass(200);
  const auto token = servers.tokens_for(servers.alice).access;
  servers.sites.remove(issuer);
  servers.pass(150);

  CHECK(servers.get("/me", token).status == 200);  // The set is older than five minutes.
  servers.pass(149);
  CHECK(servers.get("/me", token).status == 200);
  servers.pass(31);
  CHECK(servers.get("/me", token).status == 401);  // The token has expired, leeway and all.
}

TEST_CASE("7.server only the routes that must be open need no token", "[7.server][every_route][R23]") {
  BothServers servers;

  CHECK(open_operations(servers, issuer) ==
        Names{"get /authorize", "post /authorize", "post /authorize/login", "post /authorize/consent",
              "get /style.css", "post /token", "post /revoke", "get /.well-known/jwks.json",
              "get /.well-known/openid-configuration", "get /.well-known/oauth-authorization-server",
              "get /health"});
  CHECK(open_operations(servers, taskboard_url) ==
        Names{"get /login", "get /style.css", "get /login/start", "get /login/callback", "post /logout",
              "get /.well-known/oauth-protected-resource", "get /health"});
}

TEST_CASE("7.server no log line holds a token, a code or a password", "[7.server][quiet_log][R35]") {
  BothServers servers;
  Browser browser(servers.sites);
  browser.open(servers.client.authorization_url("taskboard:read"));
  browser.submit({{"email", servers.alice.email}, {"password", servers.password + "x"}});
  const auto code = servers.code_for(servers.alice);
  const Tokens tokens{servers.token(servers.client.redemption(code))};
  servers.token(servers.client.redemption(code));
  servers.refresh(tokens.refresh);
  servers.get("/projects/", tokens.access + "x");
  servers.get("/projects/", tokens.id);
  servers.go_through(browser, servers.login_url(), servers.alice);
  std::string log;
  for (const auto& visit : servers.sites.visits()) log += visit.path + " " + visit.log_reason + "\n";

  const auto in_the_log = [&log](const std::string& text) -> std::string {
    return log.contains(text) ? "in the log" : "not in it";
  };

  CHECK(in_the_log("/token invalid_grant") == "in the log");
  for (const auto& secret : {servers.password, code, servers.client.verifier, tokens.access, tokens.refresh,
                             tokens.id, browser.cookies_for(taskboard_url)}) {
    REQUIRE(secret.size() > 10);
    CHECK(in_the_log(secret) == "not in it");
    CHECK(in_the_log(secret.substr(secret.size() - 11)) == "not in it");
  }
}

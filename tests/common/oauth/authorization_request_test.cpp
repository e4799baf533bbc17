#include "oauth/authorization_request.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "base/percent_encoding.hpp"
#include "server_parts.hpp"

namespace {

using Outcome = std::expected<oauth::AuthorizationRequest, oauth::AuthorizationRefusal>;

Outcome read(const Fields& fields) {
  static auto database = [] {
    auto made = server_database();
    put_clients(made);
    return made;
  }();
  const auto parameters = oauth::Parameters::from_text(base::encode_form(fields));
  REQUIRE(parameters);
  return oauth::read_authorization_request(database, *parameters, resources(), grant_scopes);
}

// "accepted"; the code of an error that the user sees here: "page: invalid_request"; or of one that the
// client is sent: "client: invalid_scope".
std::string verdict(const Fields& fields) {
  const auto request = read(fields);
  if (request) return "accepted";
  const auto& refusal = request.error();
  return (refusal.redirect_uri.empty() ? "page: " : "client: ") + std::string(code(refusal.error.code));
}

// The verdict on the request of the shop with these changes.
std::string verdict_with(const Fields& changes) { return verdict(with(authorization_fields(), changes)); }

}  // namespace

TEST_CASE("a valid request is read with all its parameters", "[authorization_request][R40]") {
  const auto request = read(with(authorization_fields(), {{"scope", "openid read read nothing"},
                                                          {"prompt", "login consent"},
                                                          {"max_age", "3600"},
                                                          {"login_hint", "alice@example.com"},
                                                          {"id_token_hint", "a.b.c"}}));
  REQUIRE(request);
  CHECK(request->client.id == "shop");
  CHECK(request->redirect_uri == "https://shop.example/callback");
  CHECK(request->state == "the-state");
  CHECK(request->nonce == "the-nonce");
  CHECK(request->code_challenge == challenge);
  CHECK(request->scopes == std::vector<std::string>{"openid", "read"});
  CHECK(request->has_scope("read"));
  CHECK_FALSE(request->has_scope("nothing"));
  CHECK(request->resource == api);
  CHECK(request->asks_for("login"));
  CHECK_FALSE(request->asks_for("none"));
  CHECK(request->max_age == 3600);
  CHECK(request->login_hint == "alice@example.com");
  CHECK(request->id_token_hint == "a.b.c");
}

TEST_CASE("optional parameters may be missing, and unknown ones are ignored",
          "[authorization_request][oidcc-ensure-request-without-nonce-succeeds-for-code-flow][oidcc-ensure-"
          "request-with-unknown-parameter-succeeds][oidcc-display-page][oidcc-display-popup][oidcc-ui-"
          "locales][oidcc-claims-locales][oidcc-ensure-request-with-acr-values-succeeds]") {
  CHECK(verdict_with({{"state", ""}, {"nonce", ""}}) == "accepted");
  CHECK(verdict_with({{"response_mode", "query"}}) == "accepted");
  CHECK(verdict_with({{"a_parameter_of_tomorrow", "x"}}) == "accepted");  // RFC 6749 §3.1
  for (const auto* display : {"page", "popup", "touch"})
    CHECK(verdict_with({{"display", display}}) == "accepted");
  for (const auto* wish : {"ui_locales", "claims_locales", "acr_values"})
    CHECK(verdict_with({{wish, "se 1 2"}}) == "accepted");
}

TEST_CASE("an error about an unknown client is never a redirect", "[authorization_request][R40]") {
  for (const auto* id : {"", "nobody", "SHOP", "shop ", "1"})
    CHECK(verdict_with({{"client_id", id}}) == "page: invalid_request");
}

TEST_CASE("an error is never sent to a redirect URI that is not registered (open redirect)",
          "[authorization_request][R40][oidcc-ensure-registered-redirect-uri]") {
  const auto* uri = GENERATE("", "https://mallory.example/callback", "https://shop.example/callback/../evil",
                             "https://shop.example/callback/", "https://shop.example/callback?x=y",
                             "https://shop.example:443/callback", "https://user@shop.example/callback",
                             "https://shop.example/callback#a", "https://backend.example/callback",
                             "http://127.0.0.1:49152/callback", "//shop.example/callback",
                             "https://shop.example\\@mallory.example/");
  CHECK(verdict_with({{"redirect_uri", uri}}) == "page: invalid_request");
  CHECK(verdict_with({{"redirect_uri", uri}, {"response_type", "token"}, {"scope", "nothing"}}) ==
        "page: invalid_request");
}

TEST_CASE("only a native client may choose the port of its redirect URI", "[authorization_request][R40]") {
  const Fields port{{"redirect_uri", "http://127.0.0.1:50001/callback"}};
  CHECK(verdict(with(authorization_fields("phone"), port)) == "accepted");
  CHECK(read(with(authorization_fields("phone"), port))->redirect_uri == "http://127.0.0.1:50001/callback");
  CHECK(verdict(with(authorization_fields("backend"), port)) == "page: invalid_request");
}

TEST_CASE("only response_type=code and response_mode=query are accepted",
          "[authorization_request][R40][oidcc-response-type-missing]") {
  CHECK(verdict_with({{"response_type", ""}}) == "client: invalid_request");
  for (const auto* type : {"token", "id_token", "code token", "code id_token", "none", "CODE", "code code"})
    CHECK(verdict_with({{"response_type", type}}) == "client: unsupported_response_type");
  for (const auto* mode : {"fragment", "form_post", "jwt", "QUERY"})
    CHECK(verdict_with({{"response_mode", mode}}) == "client: invalid_request");
}

TEST_CASE("PKCE with S256 is mandatory for every client", "[authorization_request][R40]") {
  const auto changes = GENERATE_COPY(values<Fields>({
      {{"code_challenge", ""}},
      {{"code_challenge_method", ""}},
      {{"code_challenge", ""}, {"code_challenge_method", ""}},
      {{"code_challenge_method", "plain"}},
      {{"code_challenge_method", "s256"}},
      {{"code_challenge_method", "S256 "}},
      {{"code_challenge", challenge.substr(0, 42)}},
      {{"code_challenge", challenge + "A"}},
      {{"code_challenge", challenge + "="}},
      {{"code_challenge", verifier + verifier}},
      {{"code_challenge", std::string(43, '~')}},
  }));
  CHECK(verdict_with(changes) == "client: invalid_request");
  CHECK(verdict(with(authorization_fields("backend"), changes)) ==
        "client: invalid_request");  // With a secret, too.
}

TEST_CASE("a client without the authorization code grant is refused", "[authorization_request]") {
  auto database = server_database();
  auto client = shop();
  client.grant_types = {"refresh_token"};
  oauth::put_client(database, client);
  const auto parameters = oauth::Parameters::from_text(base::encode_form(authorization_fields())).value();
  const auto refusal = oauth::read_authorization_request(database, parameters, resources(), grant_scopes);
  CHECK(refusal.error().error.code == oauth::ErrorCode::unauthorized_client);
}

TEST_CASE("a client gets only its allowed scopes of the requested API",
          "[authorization_request][R30][oidcc-scope-all][oidcc-ensure-other-scope-order-succeeds]") {
  const auto scopes = [](const Fields& changes) {
    return oauth::join_words(read(with(authorization_fields(), changes))->scopes);
  };
  CHECK(scopes({{"scope", "write nothing openid"}}) == "write openid");
  CHECK(scopes({{"scope", "email openid"}}) == "email openid");
  CHECK(scopes({{"scope", "openid profile email address phone"}}) == "openid email");
  CHECK(scopes({{"scope", "pay read"}}) == "read");
  CHECK(scopes({{"scope", "pay read openid"}, {"resource", billing}}) == "pay openid");
  CHECK(verdict_with({{"scope", ""}}) == "client: invalid_scope");
  CHECK(verdict_with({{"scope", "nothing"}}) == "client: invalid_scope");
  CHECK(verdict_with({{"scope", "pay"}}) == "client: invalid_scope");
  for (const auto* resource :
       {"https://mallory.example", "https://api.example/", "api", "HTTPS://API.EXAMPLE"})
    CHECK(verdict_with({{"resource", resource}}) == "client: invalid_target");
}

TEST_CASE("offline_access is granted only to a client with the refresh token grant",
          "[authorization_request][R30]") {
  auto database = server_database();
  auto client = shop();
  oauth::put_client(database, client);
  const auto fields = with(authorization_fields(), {{"scope", "openid offline_access"}});
  const auto parameters = oauth::Parameters::from_text(base::encode_form(fields)).value();
  CHECK(oauth::read_authorization_request(database, parameters, resources(), grant_scopes)
            ->has_scope("offline_access"));
  client.grant_types = {"authorization_code"};
  oauth::put_client(database, client);
  CHECK_FALSE(oauth::read_authorization_request(database, parameters, resources(), grant_scopes)
                  ->has_scope("offline_access"));
}

TEST_CASE("an unsupported prompt is refused, and so is none beside another value",
          "[authorization_request]") {
  for (const auto* prompt : {"none", "login", "consent", "login consent", "consent login login"})
    CHECK(verdict_with({{"prompt", prompt}}) == "accepted");
  for (const auto* prompt :
       {"none login", "none consent", "login none", "select_account", "create", "Login", "login,consent"})
    CHECK(verdict_with({{"prompt", prompt}}) == "client: invalid_request");
}

TEST_CASE("max_age must be a whole number of seconds", "[authorization_request]") {
  for (const auto* age : {"0", "1", "9223372036854775807", "007"})
    CHECK(verdict_with({{"max_age", age}}) == "accepted");
  for (const auto* age : {"-1", "+1", "1.0", "1e3", "0x10", " 1", "1 ", "one", "9223372036854775808"})
    CHECK(verdict_with({{"max_age", age}}) == "client: invalid_request");
}

TEST_CASE("request and request_uri are refused, and nothing is fetched",
          "[authorization_request][oidcc-request-uri-unsigned-supported-correctly-or-rejected-as-unsupported]"
          "[oidcc-unsigned-request-object-supported-correctly-or-rejected-as-unsupported]") {
  CHECK(verdict_with({{"request", "a.b.c"}}) == "client: request_not_supported");
  CHECK(verdict_with({{"request_uri", "https://mallory.example/request"}}) ==
        "client: request_uri_not_supported");
}

TEST_CASE("state and nonce are at most 512 visible ASCII characters", "[authorization_request][R40]") {
  const std::string longest(512, 'x');
  CHECK(verdict_with({{"state", longest}, {"nonce", longest}}) == "accepted");
  CHECK(verdict_with({{"state", " !\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"}}) == "accepted");
  for (const auto& text : {longest + "x", std::string("\xc3\xa4")}) {
    CHECK(verdict_with({{"nonce", text}}) == "client: invalid_request");
    CHECK(verdict_with({{"state", text}}) == "client: invalid_request");
    CHECK(read(with(authorization_fields(), {{"state", text}})).error().state.empty());
  }
}

TEST_CASE("an error that is sent to the client carries its state", "[authorization_request]") {
  const auto refusal = read(with(authorization_fields(), {{"scope", "nothing"}})).error();
  CHECK(refusal.redirect_uri == "https://shop.example/callback");
  CHECK(refusal.state == "the-state");
}

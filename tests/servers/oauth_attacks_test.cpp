// The authorization server of lesson 7, solved, under attack: what it refuses, and in which words.
#include <string>
#include <vector>

#include <catch2/catch_test_macros.hpp>

#include "oauth_world.hpp"

namespace {

constexpr auto form_type = "application/x-www-form-urlencoded";
const std::string callback = BothServers::taskboard_url + "/login/callback";

// An authorization request of Taskboard, with changes: see CommandLineClient.
std::string taskboard_request(const Fields& changes) {
  CommandLineClient client{.id = "taskboard", .redirect_uri = callback};
  return client.authorization_url("openid", changes);
}

// What became of a request to /authorize: "back to the client: invalid_request", "back to the client: a
// code", "a page for the user: 400", "sent to https://mallory.example/…".
std::string outcome(const Page& page, const std::string& redirect_uri) {
  const auto location = page.header("Location");
  if (page.status != 303) return "a page for the user: " + std::to_string(page.status);
  if (!location.starts_with(redirect_uri + "?")) return "sent to " + location;
  const Page client{.url = location};
  if (!client.parameter("code").empty()) return "back to the client: a code";
  return "back to the client: " + client.parameter("error");
}

// "400 invalid_grant"
std::string outcome(const http_client::Answer& answer) {
  return std::to_string(answer.status) + " " + answer.json().text("error").value_or("no error");
}

// alice's browser: she is logged in, and has allowed Taskboard to know who she is.
struct World : OauthWorld {
  Browser alices{sites};

  World() { go_through(alices, login_url(), alice); }

  std::string authorize(const std::string& url, const std::string& redirect_uri) {
    return outcome(alices.open_without_redirects(url), redirect_uri);
  }
  std::string redeem(const std::string& code, const Fields& changes = {}) {
    return outcome(token(client.redemption(code, changes)));
  }
  std::int64_t open_codes() {
    return pool->lease()
        ->read("SELECT count(*) FROM authorization_codes WHERE grant_id IS NULL")
        .at(0)
        .integer(0);
  }
};

}  // namespace

TEST_CASE("a redirect URI is the registered one, character by character", "[oauth_attacks][R40]") {
  World world;
  REQUIRE(world.authorize(taskboard_request({}), callback) == "back to the client: a code");

  for (const std::string uri : {"https://mallory.example/login/callback",
                                "https://taskboard.example.mallory.example/login/callback",
                                "https://taskboard.example@mallory.example/login/callback",
                                "https://taskboard.example:x@mallory.example/login/callback",
                                "https://taskboard.example\\@mallory.example/login/callback",
                                "https://taskboard.example/login/callback/../../open",
                                "https://taskboard.example/login/callback/",
                                "https://taskboard.example/login/callback2",
                                "https://taskboard.example/login/callback?next=/",
                                "https://taskboard.example/login/callback#",
                                "https://taskboard.example/login/callback#@mallory.example",
                                "https://taskboard.example/login//callback",
                                "https://taskboard.example/login/%63allback",
                                "https://taskboard.example/login/callback%2f..",
                                "https://taskboard.example./login/callback",
                                "https://taskboard.example:443/login/callback",
                                "https://TASKBOARD.example/login/callback",
                                "HTTPS://taskboard.example/login/callback",
                                "http://taskboard.example/login/callback",
                                "//taskboard.example/login/callback",
                                "/login/callback",
                                "taskboard.example/login/callback",
                                " https://taskboard.example/login/callback",
                                "https://taskboard.example/login/callback https://mallory.example/",
                                "javascript:alert(1)",
                                "data:text/html,hello",
                                ""}) {
    CAPTURE(uri);
    CHECK(world.authorize(taskboard_request({{"redirect_uri", uri}}), callback) ==
          "a page for the user: 400");
    CHECK(world.log.reason("/authorize") == "invalid_request: the redirect URI is not one of the client's");
  }
}

TEST_CASE("a native client may choose its port, and nothing else", "[oauth_attacks][R40]") {
  World world;
  const auto authorize = [&](const std::string& uri) {
    return world.authorize(world.client.authorization_url("openid", {{"redirect_uri", uri}}), uri);
  };
  REQUIRE(authorize("http://127.0.0.1:1/callback") == "a page for the user: 200");  // It asks for consent.
  REQUIRE(authorize("http://127.0.0.1:65535/callback") == "a page for the user: 200");

  for (const std::string uri :
       {"http://127.0.0.1:1@mallory.example/callback", "http://127.0.0.1:1\\@mallory.example/callback",
        "http://127.0.0.1.mallory.example:1/callback", "http://localhost:1/callback",
        "http://[::1]:1/callback", "http://127.0.0.2:1/callback", "http://127.1:1/callback",
        "http://2130706433:1/callback", "http://0x7f000001:1/callback", "http://0177.0.0.1:1/callback",
        "https://127.0.0.1:1/callback", "http://127.0.0.1:1/callback/..", "http://127.0.0.1:1/callback?a=b",
        "http://127.0.0.1:1/callback#a", "http://127.0.0.1:1/", "http://127.0.0.1:0/callback",
        "http://127.0.0.1:65536/callback", "http://127.0.0.1:1x/callback", "http://127.0.0.1:/callback"}) {
    CAPTURE(uri);
    CHECK(authorize(uri) == "a page for the user: 400");
  }
}

TEST_CASE("an authorization request is refused at the client, in its words", "[oauth_attacks][R40]") {
  World world;
  const std::string challenge(43, 'A');
  struct Case {
    std::string name;
    Fields changes;
    std::string error;
  };
  for (const auto& [name, changes, error] : std::vector<Case>{
           {"plain", {{"code_challenge_method", "plain"}}, "invalid_request"},
           {"no method is plain", {{"code_challenge_method", ""}}, "invalid_request"},
           {"another spelling", {{"code_challenge_method", "s256"}}, "invalid_request"},
           {"no challenge", {{"code_challenge", ""}}, "invalid_request"},
           {"a short challenge", {{"code_challenge", challenge.substr(1)}}, "invalid_request"},
           {"a long challenge", {{"code_challenge", challenge + "A"}}, "invalid_request"},
           {"a challenge in plain base64",
            {{"code_challenge", challenge.substr(1) + "+"}},
            "invalid_request"},
           {"tokens in the address bar", {{"response_type", "token"}}, "unsupported_response_type"},
           {"a code and a token", {{"response_type", "code id_token"}}, "unsupported_response_type"},
           {"no response type", {{"response_type", ""}}, "invalid_request"},
           {"an answer in a form", {{"response_mode", "form_post"}}, "invalid_request"},
           {"no scope of its own", {{"scope", "taskboard:write admin"}}, "invalid_scope"},
           {"no scope", {{"scope", ""}}, "invalid_scope"},
           {"another API", {{"resource", "https://mallory.example"}}, "invalid_target"},
           {"a request object", {{"request", "e30.e30."}}, "request_not_supported"},
           {"a request to be fetched", {{"request_uri", "http://127.0.0.1:1/"}}, "request_uri_not_supported"},
           {"a long state", {{"state", std::string(513, 'a')}}, "invalid_request"},
           {"a long nonce", {{"nonce", std::string(513, 'a')}}, "invalid_request"}}) {
    CAPTURE(name);
    CHECK(world.authorize(taskboard_request(changes), callback) == "back to the client: " + error);
  }
  // What cannot be decoded at all is for the user to read: it names no client.
  const auto broken = taskboard_request({{"state", "a\r\nSet-Cookie: b=c"}});
  CHECK(world.authorize(broken, callback) == "a page for the user: 400");
}

TEST_CASE("a parameter comes once, in its place", "[oauth_attacks][R38]") {
  World world;
  const auto url = world.client.authorization_url("openid").substr(BothServers::issuer.size());
  const std::string repeated = "invalid_request: a parameter is repeated";
  for (const std::string more :
       {"&client_id=docs", "&redirect_uri=https%3A%2F%2Fmallory.example%2F", "&state=b", "&scope=openid",
        "&code_challenge_method=S256", "&unknown=1&unknown=2"}) {
    CAPTURE(more);
    CHECK(world.send("GET", url + more).status == 400);
    CHECK(world.log.reason("/authorize") == repeated);
  }
  const auto code = world.code_for(world.alice);
  const auto body = base::encode_form(world.client.redemption(code));
  const std::vector<web::Header> form{{"Content-Type", form_type}},
      json{{"Content-Type", "application/json"}};
  const auto token = [&](const std::string& query, const std::string& sent,
                         const std::vector<web::Header>& headers) {
    return outcome(world.send("POST", "/token" + query, sent, headers));
  };

  for (const std::string name :
       {"grant_type", "code", "client_id", "redirect_uri", "code_verifier", "unknown"})
    CHECK(token("", body + "&" + name + "=a&unknown=b", form) == "400 invalid_request");
  CHECK(token("", R"({"grant_type":"authorization_code"})", json) == "400 invalid_request");
  CHECK(token("", body, json) == "400 invalid_request");
  CHECK(token("", body, {}) == "400 invalid_request");
  CHECK(token("?" + body, "", form) == "400 invalid_request");
  CHECK(token("?client_id=taskboard-cli", body, form) == "400 invalid_request");
  CHECK(token("", body + "&a=%zz", form) == "400 invalid_request");
  CHECK(world.send("GET", "/token?" + body).status == 405);
  CHECK(token("", body, {{"Content-Type", "application/x-www-form-urlencoded; charset=utf-8"}}) ==
        "200 no error");
}

TEST_CASE("a code is refused with the reason in the log only", "[oauth_attacks][R21][R40]") {
  World world;
  const auto code = world.code_for(world.alice);
  const auto refused = [&](const std::string& presented, const Fields& changes) {
    const auto told = world.token(world.client.redemption(presented, changes));
    CHECK(told.json() == json::Value{{"error", "invalid_grant"},
                                     {"error_description", "the code or the token is not accepted"}});
    return world.log.reason("/token");
  };
  CHECK(refused("made up", {}) == "invalid_grant: unknown");
  CHECK(refused(code, {{"client_id", "taskboard"}}) == "invalid_grant: other_client");
  CHECK(refused(code, {{"client_id", "docs"}}) == "invalid_grant: other_client");
  CHECK(refused(code, {{"redirect_uri", ""}}) == "invalid_grant: other_redirect_uri");
  CHECK(refused(code, {{"redirect_uri", "http://127.0.0.1:1/callback"}}) ==
        "invalid_grant: other_redirect_uri");
  CHECK(refused(code, {{"code_verifier", oauth::new_code_verifier()}}) == "invalid_grant: wrong_verifier");
  CHECK(world.redeem(code) == "200 no error");  // Nothing of that has used it up.
  CHECK(refused(code, {}) == "invalid_grant: used_before");
}

TEST_CASE("a verifier has 43 to 128 characters, whatever its challenge", "[oauth_attacks][R40]") {
  World world;
  for (const std::size_t length : {1U, 42U, 43U, 128U, 129U, 1000U}) {
    CAPTURE(length);
    world.client = {.verifier = std::string(length, '~')};
    const bool good = length >= 43 && length <= 128;
    CHECK(world.redeem(world.code_for(world.alice)) == (good ? "200 no error" : "400 invalid_grant"));
  }
  world.client = {.verifier = std::string(43, '+')};
  CHECK(world.redeem(world.code_for(world.alice)) == "400 invalid_grant");
}

TEST_CASE("a code that comes twice revokes what it gave, within its minute and after it",
          "[oauth_attacks][R40]") {
  World world;
  for (const std::int64_t later : {1, 59, 60, 3600}) {
    CAPTURE(later);
    const auto code = world.code_for(world.alice);
    const Tokens tokens{world.token(world.client.redemption(code))};
    const Tokens next{world.refresh(tokens.refresh)};
    REQUIRE(next.answer.status == 200);
    world.pass(later);
    CHECK(world.redeem(code) == "400 invalid_grant");
    CHECK(outcome(world.refresh(next.refresh)) == "400 invalid_grant");
    for (const auto& access : {tokens.access, next.access}) CHECK(world.userinfo(access) == 401);
  }
}

TEST_CASE("a client that is not who it says gets no token", "[oauth_attacks][R38]") {
  World world;
  const Fields job{{"grant_type", "client_credentials"}, {"scope", "taskboard:read"}};
  const auto as = [&](const Fields& more, std::vector<web::Header> headers = {}) {
    auto form = job;
    form.insert(form.end(), more.begin(), more.end());
    return outcome(world.token(form, std::move(headers)));
  };
  CHECK(as({{"client_id", "report-job"}, {"client_secret", world.job_secret}}) == "200 no error");
  CHECK(as({{"client_id", "report-job"}, {"client_secret", world.job_secret + "x"}}) == "401 invalid_client");
  CHECK(as({{"client_id", "report-job"}}) == "401 invalid_client");
  CHECK(as({{"client_id", "nobody"}}) == "401 invalid_client");
  CHECK(as({}) == "401 invalid_client");
  CHECK(as({}, {{"Authorization", "Bearer abc"}}) == "401 invalid_client");
  CHECK(as({{"client_id", "taskboard-cli"}, {"client_secret", "a"}}) == "401 invalid_client");
  CHECK(as({{"client_id", "taskboard-cli"}}) == "400 unauthorized_client");
  CHECK(as({{"client_id", "taskboard-cli"}}, {{"Authorization", "Basic OjpvZw=="}}) == "400 invalid_request");
  for (int i = 0; i < 20; ++i) as({{"client_id", "report-job"}, {"client_secret", "guess"}});
  CHECK(world.token(job).status == 429);
}

TEST_CASE("a consent is given on a page of the server, by the person who sees it", "[oauth_attacks][R44]") {
  World world;
  const auto consent = BothServers::issuer + "/authorize/consent";
  const auto request = world.client.authorization_url("openid taskboard:write");
  const auto page = world.alices.open(request);
  REQUIRE(page.form_action() == "/authorize/consent");
  CHECK(page.header("Content-Security-Policy").contains("frame-ancestors 'none'"));
  CHECK(page.header("X-Frame-Options") == "DENY");
  auto good = page.hidden_fields();
  good.emplace_back("decision", "allow");
  Browser mallorys(world.sites, "192.0.2.66");
  world.go_through(mallorys, BothServers::login_url(), world.mallory);
  auto hers = mallorys.open(request).hidden_fields();
  hers.emplace_back("decision", "allow");
  auto without = good;
  std::erase_if(without, [](const auto& field) { return field.first == "csrf"; });

  // A browser that sends its cookies along with everything, and says where it comes from, or does not.
  const auto cookies = world.alices.cookies_for(consent);
  const auto click = [&](const Fields& fields, std::vector<web::Header> more) {
    more.push_back({"Cookie", cookies});
    return world.sites.post_form(consent, fields, std::move(more)).status;
  };
  CHECK(click(without, {}) == 403);
  CHECK(click(hers, {}) == 403);
  CHECK(click(good, {{"Origin", "https://mallory.example"}}) == 403);
  CHECK(click(good, {{"Origin", "null"}}) == 403);
  CHECK(click(good, {{"Sec-Fetch-Site", "cross-site"}}) == 403);
  CHECK(click(good, {{"Sec-Fetch-Site", "same-site"}}) == 403);
  CHECK(world.log.reason("/authorize/consent").contains("did not come from a page of this server"));
  CHECK(click(good, {{"Origin", BothServers::issuer}, {"Sec-Fetch-Site", "same-origin"}}) == 303);
  // Without cookies nobody is logged in.
  CHECK(world.alices.submit_from("https://mallory.example", consent, good).form_action() ==
        "/authorize/login");
}

TEST_CASE("a client without state is the client's own fault, and Taskboard is none", "[oauth_attacks][R40]") {
  World world;
  const auto url = taskboard_request({{"state", ""}, {"nonce", ""}});
  CHECK(world.authorize(url, callback) == "back to the client: a code");
  const auto planted = world.alices.page().header("Location");
  CHECK_FALSE(planted.contains("state="));

  world.alices.open_without_redirects(BothServers::login_url());
  CHECK(world.alices.open(planted).status == 400);
  CHECK(world.log.reason("/login/callback") == "login: wrong_state");
}

TEST_CASE("codes that nobody redeems do not fill the table", "[oauth_attacks][R40]") {
  World world;
  const auto request = taskboard_request({});
  auto app = world.app();  // Without a socket between: ten thousand connections would say nothing more.
  const auto cookies = world.alices.cookies_for(BothServers::issuer);
  const auto question = request.find('?');
  int codes = 0;
  for (int i = 0; i < 10'000; ++i) {
    web::Request asked{.method = "GET",
                       .path = "/authorize",
                       .query = request.substr(question + 1),
                       .headers = {{"Cookie", cookies}},
                       .remote_address = "192.0.2.7"};
    codes += app.answer(asked).status == 303 ? 1 : 0;
  }

  CHECK(codes == 10'000);
  CHECK(world.open_codes() <= 10);
  world.pass(60);
  CHECK(world.authorize(request, callback) == "back to the client: a code");
  CHECK(world.open_codes() == 1);
}

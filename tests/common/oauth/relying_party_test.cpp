#include "oauth/relying_party.hpp"

#include <algorithm>
#include <array>
#include <thread>

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "oauth/parameters.hpp"
#include "oauth/pkce.hpp"
#include "oauth/schema.hpp"
#include "random.hpp"
#include "server_parts.hpp"
#include "store/pool.hpp"
#include "temporary_folder.hpp"

namespace {

store::Database client_database() { return {":memory:", oauth::client_migrations()}; }

const oauth::ProviderMetadata provider{.issuer = issuer,
                                       .jwks_uri = issuer + "/jwks",
                                       .authorization_endpoint = issuer + "/authorize",
                                       .token_endpoint = issuer + "/token"};
const oauth::ClientRegistration registration{.client_id = "shop",
                                             .redirect_uri = "https://shop.example/callback"};
const oauth::LoginAttempt attempt{
    .issuer = issuer, .state = "s&t=a te", .nonce = "the-nonce", .code_verifier = verifier};

// What redeem_at() makes of an answer; and the request that it sent.
struct Exchange {
  http_client::FetchRequest sent{};
  std::string outcome;

  explicit Exchange(const std::expected<http_client::Answer, http_client::FetchProblem>& answer) {
    const auto token = oauth::redeem_at(provider, registration, attempt, "the code",
                                        [&](const http_client::FetchRequest& request) {
                                          sent = request;
                                          return answer;
                                        });
    outcome = token ? "token " + *token : token.error();
  }
};

http_client::Answer answer(int status, const std::string& body) { return {.status = status, .body = body}; }

}  // namespace

TEST_CASE("a login attempt has a random state, nonce, verifier and cookie", "[relying_party][R40]") {
  auto database = client_database();
  const auto one = oauth::start_login_attempt(database, issuer, 1000),
             other = oauth::start_login_attempt(database, issuer, 1000);
  const auto secrets = [](const oauth::StartedAttempt& started) {
    return std::array{started.attempt.state, started.attempt.nonce, started.attempt.code_verifier,
                      started.cookie};
  };
  std::vector<std::string> all;
  for (const auto& started : {one, other}) std::ranges::copy(secrets(started), std::back_inserter(all));
  std::ranges::sort(all);
  CHECK(std::ranges::adjacent_find(all) == all.end());
  CHECK(std::ranges::all_of(all, [](const std::string& text) { return text.size() == 43; }));
  CHECK(oauth::is_code_verifier(one.attempt.code_verifier));
}

TEST_CASE("a login attempt can be taken once", "[relying_party][R40]") {
  auto database = client_database();
  const auto started = oauth::start_login_attempt(database, issuer, 1000);
  const auto taken = oauth::take_login_attempt(database, started.cookie, 1000);
  REQUIRE(taken);
  CHECK(taken->issuer == issuer);
  CHECK(taken->state == started.attempt.state);
  CHECK(taken->nonce == started.attempt.nonce);
  CHECK(taken->code_verifier == started.attempt.code_verifier);
  CHECK_FALSE(oauth::take_login_attempt(database, started.cookie, 1000));
}

TEST_CASE("of eight threads that take one login attempt, one gets it", "[relying_party][R40]") {
  const TemporaryFolder folder;
  store::Pool pool(folder.path() / "client.db", oauth::client_migrations(),
                   {.durability = store::Durability::process});
  const auto started = oauth::start_login_attempt(*pool.lease(), issuer, 1000);
  std::atomic<int> taken = 0;
  {
    std::vector<std::jthread> threads;
    for (int i = 0; i < 8; ++i)
      threads.emplace_back(
          [&] { taken += oauth::take_login_attempt(*pool.lease(), started.cookie, 1000) ? 1 : 0; });
  }
  CHECK(taken == 1);
}

TEST_CASE("a login attempt is found only by its cookie, of which the database has the hash",
          "[relying_party][R28][R40]") {
  auto database = client_database();
  const auto started = oauth::start_login_attempt(database, issuer, 1000);
  for (const auto& cookie :
       {std::string(), started.attempt.state, started.cookie.substr(1), started.cookie + "A"})
    CHECK_FALSE(oauth::take_login_attempt(database, cookie, 1000));
  CHECK(count(database, "login_attempts WHERE hash = '" + started.cookie + "'") == 0);
  CHECK(oauth::take_login_attempt(database, started.cookie, 1000));
}

TEST_CASE("a login attempt expires after ten minutes, on the second", "[relying_party][R40]") {
  auto database = client_database();
  const auto now = random_instant();
  const auto in_time = oauth::start_login_attempt(database, issuer, now),
             too_late = oauth::start_login_attempt(database, issuer, now);
  CHECK(oauth::take_login_attempt(database, in_time.cookie, now + 599));
  CHECK_FALSE(oauth::take_login_attempt(database, too_late.cookie, now + 600));
}

TEST_CASE("expired login attempts are deleted from the table", "[relying_party]") {
  auto database = client_database();
  for (int i = 0; i < 100; ++i) oauth::start_login_attempt(database, issuer, 1000);
  oauth::start_login_attempt(database, issuer, 1600);
  CHECK(count(database, "login_attempts") == 1);
}

TEST_CASE("the authorization URL has every parameter of the flow, encoded", "[relying_party][R40]") {
  const auto url = oauth::authorization_url(provider, registration, attempt, challenge);
  REQUIRE(url.starts_with(issuer + "/authorize?"));
  CHECK(url.contains("&state=s%26t%3Da%20te&"));
  CHECK(url.contains("&redirect_uri=https%3A%2F%2Fshop.example%2Fcallback&"));
  const auto sent = oauth::Parameters::from_text(url.substr(url.find('?') + 1));
  REQUIRE(sent);
  CHECK(sent->value("response_type") == "code");
  CHECK(sent->value("client_id") == "shop");
  CHECK(sent->value("scope") == "openid email");
  CHECK(sent->value("state") == attempt.state);
  CHECK(sent->value("nonce") == "the-nonce");
  CHECK(sent->value("code_challenge") == challenge);
  CHECK(sent->value("code_challenge_method") == "S256");
  CHECK_FALSE(url.contains(verifier));
}

TEST_CASE("the authorization URL keeps the query of the endpoint", "[relying_party]") {
  auto other = provider;
  other.authorization_endpoint = issuer + "/authorize?tenant=1";
  CHECK(oauth::authorization_url(other, registration, attempt, challenge)
            .starts_with(issuer + "/authorize?tenant=1&response_type=code&"));
}

TEST_CASE("a code is redeemed with its verifier, in a form", "[relying_party][R40]") {
  const Exchange exchange(answer(200, R"({"access_token":"x","id_token":"a.b.c"})"));
  CHECK(exchange.outcome == "token a.b.c");
  CHECK(exchange.sent.method == "POST");
  CHECK(exchange.sent.url == issuer + "/token");
  CHECK(web::first_header(exchange.sent.headers, "Content-Type") == "application/x-www-form-urlencoded");
  const auto form = oauth::Parameters::from_text(exchange.sent.body);
  REQUIRE(form);
  CHECK(form->value("grant_type") == "authorization_code");
  CHECK(form->value("code") == "the code");
  CHECK(form->value("redirect_uri") == "https://shop.example/callback");
  CHECK(form->value("client_id") == "shop");
  CHECK(form->value("code_verifier") == verifier);
}

TEST_CASE("an answer without an ID token is a failure with a reason for the log", "[relying_party][R41]") {
  CHECK(Exchange(answer(200, R"({"access_token":"x"})")).outcome == "no ID token");
  CHECK(Exchange(answer(200, R"({"id_token":1})")).outcome == "no ID token");
  CHECK(Exchange(answer(200, "<html>")).outcome == "no ID token");
  CHECK(Exchange(answer(400, R"({"error":"invalid_grant","error_description":"x"})")).outcome ==
        "invalid_grant");
  CHECK(Exchange(answer(200, R"({"error":"bad_verification_code"})")).outcome == "bad_verification_code");
  CHECK(Exchange(answer(500, R"({"id_token":"a.b.c"})")).outcome == "the provider answered 500");
  CHECK(Exchange(answer(302, "")).outcome == "the provider answered 302");
  CHECK(Exchange(std::unexpected(http_client::FetchProblem::too_slow)).outcome == "too_slow");
}

TEST_CASE("an error code of the provider is logged only if it is a short word", "[relying_party][R35]") {
  for (const auto& word :
       {std::string("a\\nb"), std::string("a b"), std::string("<b>"), std::string(65, 'a'), std::string("")})
    CHECK(Exchange(answer(400, R"({"error":")" + word + R"("})")).outcome == "the provider answered 400");
}

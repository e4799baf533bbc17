// The way of a user through the authorization endpoint.
#include "oauth/authorization_endpoint.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "base/percent_encoding.hpp"
#include "browser.hpp"
#include "world.hpp"

namespace {

// A world, and alice's browser in it.
struct Visit : World {
  Browser alice{authorization};

  // She has logged in and has allowed the shop what it usually asks for.
  void has_allowed() {
    alice.authorize(authorization_fields());
    alice.log_in();
    REQUIRE(shown(alice.decide("allow")) == "code");
  }
  std::string authorize(const Fields& changes, const std::string& client_id = "shop") {
    return shown(alice.authorize(with(authorization_fields(client_id), changes)));
  }
};

}  // namespace

TEST_CASE("a user logs in, gives consent and returns to the client with a code",
          "[authorization_endpoint][R40][oidcc-ensure-request-with-valid-pkce-succeeds]") {
  Visit visit;
  CHECK(shown(visit.alice.authorize(authorization_fields())) == "login page");
  const auto consent = visit.alice.log_in();
  CHECK(shown(consent) == "consent page");
  CHECK(consent.body.contains("alice@example.com"));
  CHECK(consent.body.contains("See your tasks"));
  CHECK_FALSE(consent.body.contains("Change your tasks"));

  const auto back = visit.alice.decide("allow");
  CHECK(back.status == 303);
  CHECK(back.header("Location").starts_with("https://shop.example/callback?code="));
  CHECK(back.header("Cache-Control") == "no-store");
  CHECK(back.header("Referrer-Policy") == "no-referrer");
  const auto sent = sent_to_client(back);
  CHECK(sent.at("state") == "the-state");
  CHECK(sent.at("iss") == issuer);  // RFC 9207 §2
  const auto tokens = visit.redeem(sent.at("code"));
  CHECK(member(tokens, "scope") == "openid read");
  CHECK(claims_of(member(tokens, "id_token")).text("sub") == "1");
  CHECK(claims_of(member(tokens, "id_token")).text("nonce") == "the-nonce");
  CHECK(claims_of(member(tokens, "id_token")).integer("auth_time") == visit.now);
}

TEST_CASE("a client that sends no state gets no state back", "[authorization_endpoint]") {
  Visit visit;
  visit.has_allowed();
  CHECK_FALSE(
      sent_to_client(visit.alice.authorize(with(authorization_fields(), {{"state", ""}}))).contains("state"));
}

TEST_CASE("a redirect URI keeps its own query", "[authorization_endpoint]") {
  Visit visit;
  visit.has_allowed();
  const auto back = visit.alice.authorize(
      with(authorization_fields(), {{"redirect_uri", "https://shop.example/other?a=b"}}));
  CHECK(back.header("Location").starts_with("https://shop.example/other?a=b&code="));
}

TEST_CASE("a user who is logged in and has given consent sees no page", "[authorization_endpoint]") {
  Visit visit;
  visit.has_allowed();
  CHECK(visit.authorize({}) == "code");
  visit.now += oauth::browser_session_lifetime - 1;
  CHECK(visit.authorize({}) == "code");
  visit.now += 1;
  CHECK(visit.authorize({}) == "login page");
}

TEST_CASE("an authorization request may be a POST with a form",
          "[authorization_endpoint][oidcc-ensure-post-request-succeeds]") {
  Visit visit;  // OpenID Connect Core §3.1.2.1
  visit.has_allowed();
  CHECK(shown(visit.alice.post(authorization_fields())) == "code");
  auto request = form_request(authorization_fields());
  request.query = "scope=write";
  CHECK(shown(visit.authorization.authorize(request)) == "error page");
}

TEST_CASE("after a wrong password the login page says so and keeps the e-mail address",
          "[authorization_endpoint][R24]") {
  Visit visit;
  visit.alice.authorize(authorization_fields());
  const auto wrong = visit.alice.log_in("alice@example.com", "wrong"),
             unknown = visit.alice.log_in("nobody@example.com", "wrong");
  CHECK(shown(wrong) == "login page");
  CHECK(wrong.body.contains(R"(value="alice@example.com")"));
  CHECK(wrong.body.contains("E-mail and password do not fit together."));
  CHECK(unknown.body.contains("E-mail and password do not fit together."));
  CHECK(visit.alice.cookies.size() == 1);
  CHECK(shown(visit.alice.log_in()) == "consent page");
}

TEST_CASE("the sixth password within a minute is not checked", "[authorization_endpoint][R25]") {
  Visit visit;
  visit.alice.authorize(authorization_fields());
  for (int i = 0; i < 5; ++i) CHECK(visit.alice.log_in("alice@example.com", "wrong").status == 200);
  const auto refused = visit.alice.log_in();
  CHECK(refused.status == 429);
  CHECK(refused.header("Retry-After") == "60");
  CHECK(shown(refused) == "login page");
  CHECK(visit.passwords_looked_at == 5);
  visit.steady += std::chrono::seconds{60};
  CHECK(shown(visit.alice.log_in()) == "consent page");
}

TEST_CASE("a user who denies consent returns access_denied, and nothing is stored",
          "[authorization_endpoint][R40]") {
  Visit visit;
  visit.alice.authorize(authorization_fields());
  visit.alice.log_in();
  const auto back = visit.alice.decide("deny");
  CHECK(shown(back) == "access_denied");
  CHECK(sent_to_client(back).at("state") == "the-state");
  CHECK(sent_to_client(back).at("iss") == issuer);
  CHECK_FALSE(sent_to_client(back).contains("code"));
  CHECK(back.header("Cache-Control") == "no-store");
  CHECK(back.header("Referrer-Policy") == "no-referrer");
  CHECK(visit.rows("consents") == 0);
  CHECK(visit.rows("authorization_codes") == 0);
}

TEST_CASE("any decision but \"allow\" counts as a denial", "[authorization_endpoint][R40]") {
  const auto* decision = GENERATE("", "Allow", "allow ", "yes", "1");
  Visit visit;
  visit.alice.authorize(authorization_fields());
  visit.alice.log_in();
  CHECK(shown(visit.alice.decide(decision)) == "access_denied");
}

TEST_CASE("a user can switch to another account on the consent page", "[authorization_endpoint]") {
  Visit visit;
  visit.alice.authorize(authorization_fields());
  visit.alice.log_in();
  CHECK(shown(visit.alice.decide("switch")) == "login page");
  CHECK(visit.rows("browser_sessions") == 0);
  const auto consent = visit.alice.log_in("bob@example.com", "sledgehammer");
  CHECK(consent.body.contains("bob@example.com"));
  const auto back = visit.alice.decide("allow");
  CHECK(claims_of(member(visit.redeem(sent_to_client(back).at("code")), "id_token")).text("sub") == "2");
}

TEST_CASE("a consent covers one user, one client, one API and its scopes", "[authorization_endpoint][R30]") {
  Visit visit;
  visit.has_allowed();
  CHECK(visit.authorize({{"scope", "read"}}) == "code");
  CHECK(visit.authorize({{"scope", "openid read write"}}) == "consent page");
  CHECK(visit.authorize({{"scope", "pay"}, {"resource", billing}}) == "consent page");
  CHECK(visit.authorize({}, "backend") == "consent page");
  visit.alice.decide("switch");
  visit.alice.authorize(authorization_fields());
  CHECK(shown(visit.alice.log_in("bob@example.com", "sledgehammer")) == "consent page");
}

TEST_CASE("the user of a native client is asked every time: any program can use its id",
          "[authorization_endpoint][R40]") {
  Visit visit;  // RFC 8252 §8.6
  visit.has_allowed();
  for (int i = 0; i < 2; ++i) {
    CHECK(visit.authorize({}, "phone") == "consent page");
    const auto back = visit.alice.decide("allow");
    CHECK(back.header("Location").starts_with("http://127.0.0.1:49152/callback?code="));
  }
  CHECK(visit.authorize({{"prompt", "none"}}, "phone") == "consent_required");
}

TEST_CASE("with prompt=none the client gets an error instead of a page",
          "[authorization_endpoint][oidcc-prompt-none-not-logged-in][oidcc-prompt-none-logged-in]") {
  Visit visit;  // OpenID Connect Core §3.1.2.6
  CHECK(visit.authorize({{"prompt", "none"}}) == "login_required");
  visit.alice.authorize(authorization_fields());
  visit.alice.log_in();
  CHECK(visit.authorize({{"prompt", "none"}}) == "consent_required");
  visit.alice.authorize(authorization_fields());
  visit.alice.decide("allow");
  CHECK(visit.authorize({{"prompt", "none"}}) == "code");
}

TEST_CASE("prompt=login and max_age=0 each require a new login",
          "[authorization_endpoint][oidcc-prompt-login]") {
  Visit visit;
  visit.has_allowed();
  const auto asked =
      GENERATE(values<Fields>({{{"prompt", "login"}}, {{"max_age", "0"}}}));  // §3.1.2.1: the same.
  CHECK(visit.authorize(asked) == "login page");
  visit.now += 10;
  const auto back = visit.alice.log_in();
  REQUIRE(shown(back) == "code");
  CHECK(claims_of(member(visit.redeem(sent_to_client(back).at("code")), "id_token")).integer("auth_time") ==
        visit.now);
}

TEST_CASE("a login older than max_age is repeated",
          "[authorization_endpoint][oidcc-max-age-1][oidcc-max-age-10000]") {
  Visit visit;
  visit.has_allowed();
  visit.now += 100;
  CHECK(visit.authorize({{"max_age", "100"}}) == "code");
  CHECK(visit.authorize({{"max_age", "99"}}) == "login page");
  CHECK(visit.authorize({{"max_age", "99"}, {"prompt", "none"}}) == "login_required");
  visit.alice.authorize(with(authorization_fields(), {{"max_age", "99"}}));
  CHECK(shown(visit.alice.log_in()) == "code");
}

TEST_CASE("prompt=consent shows the consent page again", "[authorization_endpoint]") {
  Visit visit;
  visit.has_allowed();
  CHECK(visit.authorize({{"prompt", "consent"}}) == "consent page");
  CHECK(shown(visit.alice.decide("allow")) == "code");
  CHECK(visit.authorize({{"prompt", "login consent"}}) == "login page");
  CHECK(shown(visit.alice.log_in()) == "consent page");
  CHECK(shown(visit.alice.decide("allow")) == "code");
}

TEST_CASE("a consent that takes longer than five minutes needs another new login",
          "[authorization_endpoint]") {
  Visit visit;
  visit.alice.authorize(with(authorization_fields(), {{"prompt", "login"}}));
  REQUIRE(shown(visit.alice.log_in()) == "consent page");
  visit.now += 301;
  CHECK(shown(visit.alice.decide("allow")) == "login page");
}

TEST_CASE("with id_token_hint the client gets a code for that user, or no code",
          "[authorization_endpoint][R41][oidcc-id-token-hint]") {
  Visit visit;  // OpenID Connect Core §3.1.2.1, id_token_hint
  visit.has_allowed();
  CHECK(visit.authorize({{"id_token_hint", id_token_of("1")}}) == "code");
  CHECK(visit.authorize({{"id_token_hint", id_token_of("1")}, {"prompt", "none"}}) == "code");
  CHECK(visit.authorize({{"id_token_hint", id_token_of("2")}, {"prompt", "none"}}) == "login_required");
  CHECK(visit.authorize({{"id_token_hint", id_token_of("2")}}) == "login page");
  CHECK(shown(visit.alice.log_in()) == "login_required");

  CHECK(visit.authorize({{"id_token_hint", id_token_of("2")}}) == "login page");
  CHECK(shown(visit.alice.log_in("bob@example.com", "sledgehammer")) == "consent page");
  CHECK(shown(visit.alice.decide("allow")) == "code");
}

TEST_CASE("an id_token_hint that we did not issue is answered with login_required",
          "[authorization_endpoint][R41]") {
  Visit visit;
  CHECK(visit.authorize({{"id_token_hint", "forged"}}) == "login_required");
  visit.has_allowed();
  CHECK(visit.authorize({{"id_token_hint", "forged"}}) == "login_required");
  CHECK(visit.authorize({{"id_token_hint", "forged"}, {"prompt", "none"}}) == "login_required");
}

TEST_CASE("a login as another user than the hint still starts a session", "[authorization_endpoint]") {
  Visit visit;
  visit.alice.authorize(with(authorization_fields(), {{"id_token_hint", id_token_of("2")}}));
  CHECK(shown(visit.alice.log_in()) == "login_required");
  CHECK(visit.authorize({}) == "consent page");
}

TEST_CASE("login_hint fills in the login page, escaped", "[authorization_endpoint][oidcc-login-hint]") {
  Visit visit;
  const auto page =
      visit.alice.authorize(with(authorization_fields(), {{"login_hint", R"("><script>alert(1)</script>)"}}));
  CHECK(page.body.contains(R"(value="&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;")"));
  CHECK_FALSE(page.body.contains("<script"));
}

TEST_CASE("a user who is disabled in the middle of a flow gets no code",
          "[authorization_endpoint][R18][R31]") {
  Visit visit;
  visit.alice.authorize(authorization_fields());
  visit.alice.log_in();
  visit.disabled.insert("1");
  CHECK(shown(visit.alice.decide("allow")) == "login page");
  CHECK(visit.authorize({}) == "login page");
  CHECK(visit.authorize({{"prompt", "none"}}) == "login_required");
  CHECK(shown(visit.alice.log_in()) == "login page");
  CHECK(visit.rows("authorization_codes") == 0);
}

TEST_CASE("an error is shown here, or is sent to the client with its state and our issuer",
          "[authorization_endpoint][R40]") {
  Visit visit;
  CHECK(visit.authorize({{"client_id", "nobody"}}) == "error page");
  CHECK(visit.authorize({{"redirect_uri", "https://mallory.example/"}}) == "error page");
  CHECK(visit.alice.authorize(with(authorization_fields(), {{"redirect_uri", "https://mallory.example/"}}))
            .header("Location")
            .empty());
  const auto back = visit.alice.authorize(with(authorization_fields(), {{"scope", "nothing"}}));
  CHECK(shown(back) == "invalid_scope");
  CHECK(sent_to_client(back).at("state") == "the-state");
  CHECK(sent_to_client(back).at("iss") == issuer);
  CHECK(back.log_reason.starts_with("invalid_scope"));
}

TEST_CASE("a repeated parameter is an error page, never a redirect", "[authorization_endpoint][R38][R40]") {
  Visit visit;
  const auto query = base::encode_form(authorization_fields());
  for (const auto* more : {"&state=another", "&redirect_uri=https%3A%2F%2Fmallory.example%2F",
                           "&client_id=phone", "&x=1&x=2", "&x=%", "&x=%00"}) {
    const auto reply = visit.authorization.authorize({.method = "GET", .query = query + more});
    CHECK(shown(reply) == "error page");
    CHECK(reply.status == 400);
  }
}

TEST_CASE("a state cannot add a parameter to the redirect", "[authorization_endpoint][R40]") {
  Visit visit;
  visit.has_allowed();
  const auto back = visit.alice.authorize(with(authorization_fields(), {{"state", "a&code=b#c d"}}));
  CHECK(sent_to_client(back).at("state") == "a&code=b#c d");
  CHECK(back.header("Location").contains("&state=a%26code%3Db%23c%20d&"));
}

// Whose form is it? Cross-site requests, other people's cookies, and pages that are shown elsewhere.
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "base/percent_encoding.hpp"
#include "browser.hpp"
#include "oauth/authorization_endpoint.hpp"
#include "world.hpp"

namespace {

struct Visit : World {
  Browser alice{authorization}, mallory{authorization};

  void shows_login_page() { REQUIRE(shown(alice.authorize(authorization_fields())) == "login page"); }
  void shows_consent_page() {
    shows_login_page();
    REQUIRE(shown(alice.log_in()) == "consent page");
  }
};

void set(Fields& form, const std::string& name, const std::string& value) {
  form = with(form, {{name, value}});
}

std::string value(const Fields& form, const std::string& name) {
  for (const auto& [field, text] : form)
    if (field == name) return text;
  return "";
}

// Is this form refused, and nothing done?
bool is_foreign(const web::Reply& reply) { return reply.status == 403 && shown(reply) == "error page"; }

}  // namespace

TEST_CASE("a login form with a wrong CSRF token is refused before the password is checked",
          "[authorization_forms][R40]") {
  Visit visit;
  visit.shows_login_page();
  const auto token = value(visit.alice.form, "csrf");
  const auto changed =
      GENERATE_COPY(values<std::string>({"", "x", token.substr(1), token + "A", std::string(43, 'A')}));
  set(visit.alice.form, "csrf", changed);
  CHECK(is_foreign(visit.alice.log_in()));
  CHECK(visit.passwords_looked_at == 0);
  CHECK(visit.rows("browser_sessions") == 0);
}

TEST_CASE("a consent form with a wrong CSRF token is refused", "[authorization_forms][R40]") {
  Visit visit;
  visit.shows_consent_page();
  set(visit.alice.form, "csrf", GENERATE("", "x"));
  CHECK(is_foreign(visit.alice.decide("allow")));
  CHECK(visit.rows("consents") == 0);
  CHECK(visit.rows("authorization_codes") == 0);
}

TEST_CASE("mallory's login form does not work in alice's browser (login CSRF)",
          "[authorization_forms][R40]") {
  Visit visit;
  visit.shows_login_page();
  visit.mallory.authorize(authorization_fields());
  visit.alice.form = visit.mallory.form;
  CHECK(is_foreign(visit.alice.log_in("bob@example.com", "sledgehammer")));
  CHECK(visit.passwords_looked_at == 0);
}

TEST_CASE("mallory's consent form does not work in alice's browser", "[authorization_forms][R40]") {
  Visit visit;
  visit.shows_consent_page();
  visit.mallory.authorize(authorization_fields());
  visit.mallory.log_in("bob@example.com", "sledgehammer");
  visit.alice.form = visit.mallory.form;
  CHECK(is_foreign(visit.alice.decide("allow")));
}

TEST_CASE("a form approves only the request that its page showed", "[authorization_forms][R40]") {
  Visit visit;
  visit.shows_consent_page();
  set(visit.alice.form, "request",
      base::encode_form(with(authorization_fields(), {{"scope", "openid read write"}})));
  CHECK(is_foreign(visit.alice.decide("allow")));

  visit.alice.authorize(authorization_fields());
  set(visit.alice.form, "request", base::encode_form(authorization_fields("phone")));
  CHECK(is_foreign(visit.alice.decide("allow")));
  CHECK(visit.rows("authorization_codes") == 0);
}

TEST_CASE("the CSRF token of another consent page does not skip prompt=login", "[authorization_forms][R40]") {
  Visit visit;
  visit.shows_consent_page();
  const auto token = value(visit.alice.form, "csrf");
  const auto asked = with(authorization_fields(), {{"prompt", "login"}});
  REQUIRE(shown(visit.alice.authorize(asked)) == "login page");
  visit.alice.form = {{"request", base::encode_form(asked)}, {"csrf", token}};
  CHECK(is_foreign(visit.alice.decide("allow")));
}

TEST_CASE("the CSRF token of a login page is not valid for a consent", "[authorization_forms][R40]") {
  Visit visit;
  visit.shows_login_page();
  const auto token = value(visit.alice.form, "csrf");
  visit.alice.log_in();
  visit.alice.cookies["__Host-login-session"] = visit.alice.cookies["__Host-login-visit"];
  set(visit.alice.form, "csrf", token);
  CHECK(shown(visit.alice.decide("allow")) == "login page");
}

TEST_CASE("a login form without its cookie is refused", "[authorization_forms][R40][R44]") {
  Visit visit;
  visit.shows_login_page();
  visit.alice.cookies.clear();
  CHECK(is_foreign(visit.alice.log_in()));
}

TEST_CASE("a login form that comes with two visit cookies is refused", "[authorization_forms][R44]") {
  Visit visit;
  visit.shows_login_page();
  visit.alice.headers = {{"Cookie", "__Host-login-visit=planted"}};
  CHECK(is_foreign(visit.alice.log_in()));
}

TEST_CASE("a form with a foreign Origin or Sec-Fetch-Site is refused", "[authorization_forms][R40]") {
  const auto header = GENERATE(values<web::Header>({
      {"Origin", "https://mallory.example"},
      {"Origin", "null"},
      {"Origin", "http://login.example"},
      {"Origin", "https://login.example:8443"},
      {"Origin", "https://login.example.mallory.example"},
      {"Origin", "https://login.example/"},
      {"Origin", ""},
      {"Sec-Fetch-Site", "cross-site"},
      {"Sec-Fetch-Site", "same-site"},
      {"Sec-Fetch-Site", "none"},
      {"sec-fetch-site", "cross-site"},
  }));
  Visit visit;
  visit.shows_login_page();
  visit.alice.headers = {header};
  CHECK(is_foreign(visit.alice.log_in()));
  visit.alice.headers.clear();
  visit.shows_consent_page();
  visit.alice.headers = {header};
  CHECK(is_foreign(visit.alice.decide("allow")));
  CHECK(is_foreign(visit.alice.decide("switch")));
}

TEST_CASE("a form with our own Origin, or without the two headers, is accepted",
          "[authorization_forms][R40]") {
  Visit visit;
  visit.alice.headers = GENERATE(values<std::vector<web::Header>>(
      {{}, {{"Origin", "https://login.example"}, {"Sec-Fetch-Site", "same-origin"}}}));
  visit.shows_consent_page();
  CHECK(shown(visit.alice.decide("allow")) == "code");
}

TEST_CASE("a form with two contradicting Origin or Sec-Fetch-Site headers is refused",
          "[authorization_forms][R40]") {
  Visit visit;
  visit.shows_login_page();
  visit.alice.headers = {{"Origin", "https://login.example"}, {"Origin", "https://mallory.example"}};
  CHECK(is_foreign(visit.alice.log_in()));
  visit.alice.headers = {{"Sec-Fetch-Site", "same-origin"}, {"Sec-Fetch-Site", "cross-site"}};
  CHECK(is_foreign(visit.alice.log_in()));
}

TEST_CASE("a session cookie from before the login is not valid after it (session fixation)",
          "[authorization_forms][R44]") {
  Visit visit;
  visit.mallory.authorize(authorization_fields());
  visit.mallory.log_in("bob@example.com", "sledgehammer");
  const auto planted = visit.mallory.cookies["__Host-login-session"];

  visit.alice.cookies["__Host-login-session"] = planted;
  visit.alice.authorize(with(authorization_fields(), {{"prompt", "login"}}));
  REQUIRE(shown(visit.alice.log_in()) == "consent page");
  CHECK(visit.alice.cookies["__Host-login-session"] != planted);
  CHECK(shown(visit.mallory.authorize(authorization_fields())) == "login page");
  CHECK(visit.rows("browser_sessions") == 1);
}

TEST_CASE("a session cookie that we did not issue logs nobody in and is replaced",
          "[authorization_forms][R44]") {
  const auto* planted =
      GENERATE("", "x", "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM", "a;b", "' OR 1=1 --");
  Visit visit;
  visit.alice.cookies["__Host-login-session"] = planted;
  visit.shows_login_page();
  CHECK(shown(visit.alice.log_in()) == "consent page");
  CHECK(visit.alice.cookies["__Host-login-session"] != planted);
}

TEST_CASE("a malformed visit cookie is replaced", "[authorization_forms][R44]") {
  const auto* planted = GENERATE("x", "a b", "\"quoted\"", "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cMA");
  Visit visit;
  visit.alice.cookies["__Host-login-visit"] = planted;
  visit.shows_login_page();
  CHECK(visit.alice.cookies["__Host-login-visit"] != planted);
  CHECK(shown(visit.alice.log_in()) == "consent page");
}

TEST_CASE("two login pages of one browser both work, and each renews the visit cookie",
          "[authorization_forms]") {
  Visit visit;
  visit.shows_login_page();
  const auto first = visit.alice.form;
  const auto page = visit.alice.authorize(authorization_fields("backend"));
  CHECK(page.header("Set-Cookie").contains("Max-Age=600"));
  visit.alice.form = first;
  CHECK(shown(visit.alice.log_in()) == "consent page");
}

TEST_CASE("the endpoint's cookies are __Host-, HttpOnly, Secure and SameSite=Lax",
          "[authorization_forms][R44]") {
  Visit visit;
  const auto first = visit.alice.authorize(authorization_fields()).header("Set-Cookie");
  const auto second = visit.alice.log_in().header("Set-Cookie");
  for (const auto& cookie : {first, second}) {
    CHECK(cookie.starts_with("__Host-login-"));
    for (const auto* attribute : {"; Path=/;", "; HttpOnly", "; Secure", "; SameSite=Lax"})
      CHECK(cookie.contains(attribute));
    CHECK_FALSE(cookie.contains("Domain"));
  }
}

TEST_CASE("every page of the endpoint forbids frames and scripts", "[authorization_forms][R40]") {
  Visit visit;
  const auto login = visit.alice.authorize(authorization_fields());
  const auto consent = visit.alice.log_in();
  const auto error = visit.alice.authorize({});
  visit.alice.cookies.clear();
  const auto foreign = visit.alice.log_in();
  for (const auto& reply : {login, consent, error, foreign}) {
    CHECK(reply.header("Content-Security-Policy").starts_with("default-src 'none';"));
    CHECK(reply.header("Content-Security-Policy").contains("frame-ancestors 'none'"));
    CHECK_FALSE(reply.header("Content-Security-Policy").contains("form-action"));
    CHECK(reply.header("X-Frame-Options") == "DENY");
    CHECK(reply.header("Cache-Control") == "no-store");
  }
}

TEST_CASE("the name of a client is escaped on every page", "[authorization_forms][R40]") {
  Visit visit;
  auto client = shop();
  client.name = "<b onclick=\"alert('1')\">Shop</b>";
  oauth::put_client(*visit.pool->lease(), client);
  for (const auto& page : {visit.alice.authorize(authorization_fields()), visit.alice.log_in()}) {
    CHECK(page.body.contains("&lt;b onclick=&quot;alert(&#39;1&#39;)&quot;&gt;Shop&lt;/b&gt;"));
    CHECK_FALSE(page.body.contains("<b onclick"));
  }
}

TEST_CASE("the endpoint's forms are refused with a query or another content type",
          "[authorization_forms][R38]") {
  Visit visit;
  visit.shows_login_page();
  auto request = form_request(visit.alice.form);
  request.query = "email=a";
  CHECK(shown(visit.authorization.log_in(request)) == "error page");
  CHECK(shown(visit.authorization.consent(request)) == "error page");
  request = form_request(visit.alice.form);
  request.headers.back().value = "application/json";
  CHECK(shown(visit.authorization.log_in(request)) == "error page");
  CHECK(visit.passwords_looked_at == 0);
}

TEST_CASE("a form whose request is invalid has no effect", "[authorization_forms][R40]") {
  Visit visit;
  visit.shows_login_page();
  set(visit.alice.form, "request",
      base::encode_form(with(authorization_fields(), {{"redirect_uri", "https://mallory.example/"}})));
  CHECK(shown(visit.alice.log_in()) == "error page");
  set(visit.alice.form, "request", "");
  CHECK(shown(visit.alice.log_in()) == "error page");
  CHECK(visit.passwords_looked_at == 0);
}

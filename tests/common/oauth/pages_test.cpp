#include "oauth/pages.hpp"

#include <catch2/catch_test_macros.hpp>

namespace {

const std::string attack = R"("><script>alert('1')</script>&)",
                  harmless = "&quot;&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&amp;";

// Is the attack in the page as text, and nowhere as markup?
bool is_escaped(const web::Reply& reply) {
  return reply.body.contains(harmless) && !reply.body.contains("<script");
}

}  // namespace

TEST_CASE("everything that a page shows is escaped", "[pages][R40]") {
  CHECK(is_escaped(oauth::login_page({.client_name = attack}, {})));
  CHECK(is_escaped(oauth::login_page({.email = attack}, {})));
  CHECK(is_escaped(oauth::login_page({.message = attack}, {})));
  CHECK(is_escaped(oauth::login_page({}, {.request = attack, .csrf = {}})));
  CHECK(is_escaped(oauth::login_page({}, {.request = {}, .csrf = attack})));
  CHECK(is_escaped(oauth::consent_page({.client_name = attack, .email = {}, .permissions = {}}, {})));
  CHECK(is_escaped(oauth::consent_page({.client_name = {}, .email = attack, .permissions = {}}, {})));
  CHECK(is_escaped(oauth::consent_page({.client_name = {}, .email = {}, .permissions = {attack}}, {})));
  CHECK(is_escaped(oauth::consent_page({.client_name = {}, .email = {}, .permissions = {}},
                                       {.request = attack, .csrf = {}})));
  CHECK(is_escaped(oauth::error_page({oauth::ErrorCode::invalid_request, attack})));
  CHECK(is_escaped(oauth::provider_page({attack})));
}

TEST_CASE("every page forbids scripts, frames and caching", "[pages][R40]") {
  for (const auto& reply :
       {oauth::login_page({}, {}), oauth::consent_page({}, {}),
        oauth::error_page({oauth::ErrorCode::invalid_request}), oauth::provider_page({})}) {
    const auto policy = reply.header("Content-Security-Policy");
    CHECK(policy.starts_with("default-src 'none';"));
    CHECK(policy.contains("frame-ancestors 'none'"));
    CHECK(policy.contains("base-uri 'none'"));
    CHECK_FALSE(policy.contains("script-src"));
    CHECK_FALSE(policy.contains("unsafe"));
    CHECK(reply.header("X-Frame-Options") == "DENY");
    CHECK(reply.header("Cache-Control") == "no-store");
    CHECK(reply.header("Referrer-Policy") == "same-origin");
    CHECK(reply.content_type == "text/html; charset=utf-8");
    CHECK_FALSE(reply.body.contains("style="));
  }
}

TEST_CASE("a form may redirect to the client: the policy has no form-action", "[pages]") {
  CHECK_FALSE(oauth::login_page({}, {}).header("Content-Security-Policy").contains("form-action"));
  CHECK_FALSE(oauth::consent_page({}, {}).header("Content-Security-Policy").contains("form-action"));
}

TEST_CASE("a password manager can fill in the login page", "[pages]") {
  const auto page = oauth::login_page({.client_name = "The Shop", .email = "alice@example.com"}, {}).body;
  CHECK(page.contains(R"(autocomplete="username")"));
  CHECK(page.contains(R"(autocomplete="current-password")"));
  CHECK(page.contains(R"(value="alice@example.com")"));
  CHECK(page.contains(R"(<form method="post" action="/authorize/login">)"));
}

TEST_CASE("a consent page names the client, the user and each permission", "[pages][R40]") {
  const auto page =
      oauth::consent_page(
          {.client_name = "The Shop", .email = "alice@example.com", .permissions = {"See your tasks", "Pay"}},
          {.request = "a=b&c=d", .csrf = "token"})
          .body;
  for (const auto* text :
       {"The Shop", "alice@example.com", "<li>See your tasks</li>", "<li>Pay</li>", R"(value="a=b&amp;c=d")",
        R"(value="token")", R"(value="allow")", R"(value="deny")", R"(value="switch")"})
    CHECK(page.contains(text));
}

TEST_CASE("an error page shows the description, and the log has the code", "[pages]") {
  const auto reply = oauth::error_page({oauth::ErrorCode::invalid_request, "the client is unknown"});
  CHECK(reply.status == 400);
  CHECK(reply.body.contains("the client is unknown"));
  CHECK(reply.log_reason == "invalid_request: the client is unknown");
  CHECK(oauth::error_page({oauth::ErrorCode::invalid_scope}).body.contains("invalid_scope"));
}

TEST_CASE("somebody who is logged in can log out where one logs in", "[pages]") {
  const std::string form = R"(<form method="post" action="/logout">)";
  CHECK(oauth::provider_page({}, oauth::Visitor::logged_in).body.contains(form));
  CHECK_FALSE(oauth::provider_page({}).body.contains(form));
}

TEST_CASE("the link to a provider encodes its issuer", "[pages]") {
  CHECK(oauth::provider_page({"https://login.example/?a=b&c"})
            .body.contains(R"(href="/login/start?issuer=https%3A%2F%2Flogin.example%2F%3Fa%3Db%26c")"));
}

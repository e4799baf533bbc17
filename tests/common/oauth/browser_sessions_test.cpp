#include "oauth/browser_sessions.hpp"

#include <catch2/catch_test_macros.hpp>

#include "base/base64url.hpp"
#include "random.hpp"
#include "server_parts.hpp"

TEST_CASE("a session cookie has 32 random bytes, and the database stores only its hash",
          "[browser_sessions][R28][R44]") {
  auto database = server_database();
  const auto now = random_instant();
  const auto cookie = oauth::start_browser_session(database, "1", now);
  CHECK(base::base64url_decode(cookie).value().size() == 32);
  CHECK(count(database, "browser_sessions WHERE hash = '" + cookie + "'") == 0);

  const auto session = oauth::find_browser_session(database, cookie, now);
  REQUIRE(session);
  CHECK(session->subject == "1");
  CHECK(session->authenticated_at == now);
}

TEST_CASE("a cookie that is not exactly the one issued has no session", "[browser_sessions]") {
  auto database = server_database();
  const auto cookie = oauth::start_browser_session(database, "1", 1000);
  for (const auto& other : {std::string(), cookie.substr(1), cookie + "A", std::string("*")})
    CHECK_FALSE(oauth::find_browser_session(database, other, 1000));
}

TEST_CASE("a browser session ends after eight hours, on the second", "[browser_sessions][R31]") {
  auto database = server_database();
  const auto now = random_instant();
  const auto cookie = oauth::start_browser_session(database, "1", now);
  CHECK(oauth::find_browser_session(database, cookie, now + 8 * 3600 - 1));
  CHECK_FALSE(oauth::find_browser_session(database, cookie, now + 8 * 3600));
}

TEST_CASE("a logout ends the session of one browser", "[browser_sessions][R31]") {
  auto database = server_database();
  const auto here = oauth::start_browser_session(database, "1", 1000),
             there = oauth::start_browser_session(database, "1", 1000);
  oauth::end_browser_session(database, here);
  CHECK_FALSE(oauth::find_browser_session(database, here, 1000));
  CHECK(oauth::find_browser_session(database, there, 1000));
}

TEST_CASE("expired sessions are deleted from the table", "[browser_sessions]") {
  auto database = server_database();
  for (int i = 0; i < 100; ++i) oauth::start_browser_session(database, "1", 1000);
  oauth::start_browser_session(database, "1", 1000 + oauth::browser_session_lifetime - 1);
  CHECK(count(database, "browser_sessions") == 101);
  oauth::start_browser_session(database, "1", 1000 + oauth::browser_session_lifetime);
  CHECK(count(database, "browser_sessions") == 2);
}

TEST_CASE("a consent adds scopes for one user, one client and one API", "[browser_sessions]") {
  using Words = std::vector<std::string>;
  auto database = server_database();
  CHECK(oauth::find_consent(database, "1", "shop", api).empty());
  oauth::add_consent(database, "1", "shop", api, {"openid", "read"});
  oauth::add_consent(database, "1", "shop", api, {"write", "read"});
  CHECK(oauth::find_consent(database, "1", "shop", api) == Words{"openid", "read", "write"});
  CHECK(oauth::find_consent(database, "2", "shop", api).empty());
  CHECK(oauth::find_consent(database, "1", "phone", api).empty());
  CHECK(oauth::find_consent(database, "1", "shop", billing).empty());
}

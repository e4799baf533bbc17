#include "web/cookies.hpp"

#include <stdexcept>

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

namespace {

// The value of the cookie "session" in a request with these Cookie headers; "none" without one.
std::string session_in(const std::vector<std::string>& headers) {
  web::Request request;
  for (const auto& header : headers) request.headers.push_back({"Cookie", header});
  return web::cookie(request, "session").value_or("none");
}

}  // namespace

TEST_CASE("a cookie is found among others, in one header or in several", "[cookies][R44]") {
  CHECK(session_in({"__Host-session=abc"}) == "abc");
  CHECK(session_in({"theme=dark; __Host-session=abc; __Host-visit=def"}) == "abc");
  CHECK(session_in({"theme=dark", " __Host-session=a=b ;x=y"}) == "a=b");
  CHECK(session_in({"__Host-session="}).empty());
  CHECK(session_in({}) == "none");
}

TEST_CASE("a cookie without the exact __Host- prefix and name is ignored", "[cookies][R44]") {
  const auto* header = GENERATE("session=abc", "__host-session=abc", "__Secure-session=abc",
                                "__Host-sessions=abc", "__Host-Session=abc", "x__Host-session=abc",
                                "theme=__Host-session=abc", "=__Host-session=abc", "__Host-=session");
  INFO(header);
  CHECK(session_in({header}) == "none");
}

TEST_CASE("two cookies with one name are both ignored", "[cookies][R44]") {
  CHECK(session_in({"__Host-session=abc; __Host-session=def"}) == "none");
  CHECK(session_in({"__Host-session=abc; __Host-session=abc"}) == "none");
  CHECK(session_in({"__Host-session=abc", "__Host-session=def"}) == "none");
  CHECK(session_in({"__Host-session=abc; __Host-session"}) == "none");
}

TEST_CASE("a cookie is set with __Host-, Path=/, HttpOnly, Secure and SameSite=Lax", "[cookies][R44]") {
  const auto header = web::set_cookie("session", "aZ0-_", std::chrono::minutes{10});
  CHECK(header.name == "Set-Cookie");
  CHECK(header.value == "__Host-session=aZ0-_; Path=/; Max-Age=600; HttpOnly; Secure; SameSite=Lax");
}

TEST_CASE("a cookie that other sites have no use for is SameSite=Strict", "[cookies][R44]") {
  CHECK(web::set_cookie("refresh", "a", std::chrono::minutes{10}, web::SameSite::strict).value ==
        "__Host-refresh=a; Path=/; Max-Age=600; HttpOnly; Secure; SameSite=Strict");
}

TEST_CASE("a lifetime of zero deletes a cookie", "[cookies]") {
  CHECK(web::set_cookie("session", "", std::chrono::seconds{0})
            .value.starts_with("__Host-session=; Path=/; Max-Age=0;"));
}

TEST_CASE("a cookie value outside base64url is refused", "[cookies][R44]") {
  const auto* value =
      GENERATE("a b", "a;b", "a; Domain=example.com", "a,b", "a\r\nSet-Cookie: b", "a=", "\"a\"", "\xc3\xa4");
  CHECK_THROWS_AS(web::set_cookie("session", value, std::chrono::seconds{1}), std::invalid_argument);
}

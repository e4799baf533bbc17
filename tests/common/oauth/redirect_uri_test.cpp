#include "oauth/redirect_uri.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

using oauth::LoopbackPort;

TEST_CASE("a redirect URI is https, a loopback address, or a scheme of the client's own",
          "[redirect_uri][R40]") {
  const auto* good =
      GENERATE("https://shop.example/callback", "https://shop.example", "https://shop.example:8443/a?b=c",
               "http://127.0.0.1/callback", "http://127.0.0.1:8080/callback", "http://[::1]/callback",
               "com.example.phone:/callback", "com.example.phone://callback", "com.example.phone:");
  INFO(good);
  CHECK(oauth::is_redirect_uri(good));
}

TEST_CASE("an ambiguous or unsafe redirect URI cannot be registered", "[redirect_uri][R40]") {
  const auto bad = GENERATE(values<std::string>({
      "",
      "/callback",
      "//shop.example/callback",
      "shop.example/callback",
      "https:",
      "https:/shop.example",
      "https://",
      // Not encrypted, or by a name that anybody may resolve (RFC 8252 §8.3).
      "http://shop.example/callback",
      "http://localhost/callback",
      "http://127.0.0.1.shop.example/callback",
      "http://0.0.0.0/callback",
      "http://127.1/callback",
      // User information and fragments (RFC 6749 §3.1.2).
      "https://user@shop.example/callback",
      "https://shop.example@mallory.example/callback",
      "https://shop.example/callback#",
      "https://shop.example/callback#fragment",
      "com.example.phone:/callback#a",
      // What programs read differently, or a header or a page cannot hold.
      "https://shop.example\\.mallory.example/",
      "https:\\\\shop.example\\callback",
      "https://shop.example/\\callback",
      "https://shop.example/call back",
      "https://shop.example/callback\r\nSet-Cookie: a=b",
      "https://shop.example/\"",
      "https://sh\xc3\xb6p.example/",
      "https://shop.example/\x7f",
      " https://shop.example/callback",
      // Schemes that are not a name in reverse order (RFC 8252 §7.1), and those that run.
      "javascript:alert(1)",
      "data:text/html,hi",
      "file:///etc/passwd",
      "myapp:/callback",
      "urn:ietf:wg:oauth:2.0:oob",
      "JavaScript.x:alert(1)",
      ".example:/callback",
      "1.example:/callback",
      "com.exa mple:/",
      ":/callback",
      "com.example",
      "https://shop.example/" + std::string(512, 'a'),
  }));
  INFO(bad);
  CHECK_FALSE(oauth::is_redirect_uri(bad));
}

TEST_CASE("a redirect URI is compared character by character", "[redirect_uri][R40]") {
  const std::string registered = "https://shop.example/callback";
  CHECK(oauth::matches_redirect_uri(registered, registered, LoopbackPort::exact));
  const auto* other = GENERATE(
      "", "https://shop.example/callback/", "https://shop.example/callback/../../evil",
      "https://shop.example/callback/..%2fevil", "https://shop.example/callbac",
      "https://shop.example/callback2", "https://shop.example/callback?", "https://shop.example/callback?x=y",
      "https://shop.example/callback#", "https://shop.example/%63allback", "https://shop.example//callback",
      "https://shop.example/./callback", "HTTPS://shop.example/callback", "https://SHOP.example/callback",
      "https://shop.example:443/callback", "https://shop.example./callback", "http://shop.example/callback",
      "https://mallory.example/callback", "https://shop.example.mallory.example/callback",
      "https://shop.example@mallory.example/callback", "https://shop.example\\@mallory.example/callback",
      "https://mallory.example/https://shop.example/callback", "//shop.example/callback", "/callback",
      "https://shop.example/callback ", " https://shop.example/callback");
  INFO(other);
  CHECK_FALSE(oauth::matches_redirect_uri(registered, other, LoopbackPort::exact));
  CHECK_FALSE(oauth::matches_redirect_uri(registered, other, LoopbackPort::any));
}

TEST_CASE("a native client may use any port of its registered loopback address", "[redirect_uri][R40]") {
  struct Case {
    std::string registered, presented;
  };
  const auto good =
      GENERATE(values<Case>({{"http://127.0.0.1/callback", "http://127.0.0.1:49152/callback"},
                             {"http://127.0.0.1:8080/callback", "http://127.0.0.1:49152/callback"},
                             {"http://[::1]/callback?a=b", "http://[::1]:49152/callback?a=b"},
                             {"http://127.0.0.1", "http://127.0.0.1:49152"}}));
  INFO(good.presented);
  CHECK(oauth::matches_redirect_uri(good.registered, good.presented, LoopbackPort::any));
  CHECK_FALSE(oauth::matches_redirect_uri(good.registered, good.presented, LoopbackPort::exact));
}

TEST_CASE("a redirect URI that differs in more than the port is refused", "[redirect_uri][R40]") {
  const auto* other = GENERATE(
      "http://localhost:49152/callback", "http://127.0.0.2:49152/callback", "http://[::1]:49152/callback",
      "https://127.0.0.1:49152/callback", "HTTP://127.0.0.1:49152/callback",
      "http://127.0.0.1:49152/callback/", "http://127.0.0.1:49152/other", "http://127.0.0.1:49152/callback?",
      "http://127.0.0.1:49152/callback?x=y", "http://127.0.0.1:49152/callback#",
      "http://127.0.0.1:0/callback", "http://127.0.0.1:65536/callback", "http://127.0.0.1:049152/callback",
      "http://127.0.0.1:/callback", "http://127.0.0.1:49152@mallory.example/callback",
      "http://user@127.0.0.1:49152/callback", "http://mallory.example:49152/callback",
      "http://127.0.0.1:49152\\@mallory.example/callback", "http://127.0.0.1.:49152/callback",
      "http://127.1:49152/callback", "http://127.0.0.1:49152/callback\r\nSet-Cookie: a=b",
      "http://127.0.0.1:49152/callback\"");
  INFO(other);
  CHECK_FALSE(oauth::matches_redirect_uri("http://127.0.0.1/callback", other, LoopbackPort::any));
}

TEST_CASE("the port of any other URI must match for native clients, too", "[redirect_uri][R40]") {
  CHECK_FALSE(oauth::matches_redirect_uri("https://127.0.0.1/callback", "https://127.0.0.1:49152/callback",
                                          LoopbackPort::any));
  CHECK_FALSE(oauth::matches_redirect_uri("https://shop.example/callback",
                                          "https://shop.example:49152/callback", LoopbackPort::any));
  CHECK_FALSE(oauth::matches_redirect_uri("com.example.phone:/callback", "com.example.phone:49152/callback",
                                          LoopbackPort::any));
}

TEST_CASE("parameters are appended to the query of a redirect URI, encoded", "[redirect_uri][R40]") {
  CHECK(oauth::with_parameters("https://shop.example/callback", {{"code", "a&b=c"}, {"state", "x y#z"}}) ==
        "https://shop.example/callback?code=a%26b%3Dc&state=x%20y%23z");
  CHECK(oauth::with_parameters("https://shop.example/other?a=b", {{"code", "c"}}) ==
        "https://shop.example/other?a=b&code=c");
  CHECK(oauth::with_parameters("com.example.phone:/callback", {{"code", "c"}}) ==
        "com.example.phone:/callback?code=c");
}

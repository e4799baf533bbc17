#include "base/url.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

namespace {

// The parts of a URL as one text: "https login.example 443 /a b=c"; "refused" if it is none.
std::string parts_of(std::string_view text) {
  const auto url = base::parse_url(text);
  if (!url) return "refused";
  auto parts = url->scheme + ' ' + url->host + ' ' + std::to_string(url->port) + ' ' + url->path;
  return url->query.empty() ? parts : parts + ' ' + url->query;
}

}  // namespace

TEST_CASE("a URL has a scheme, a host, a port, a path and a query", "[url]") {
  struct Case {
    std::string text, parts;
  };
  const auto good = GENERATE(values<Case>({
      {"https://login.example", "https login.example 443 /"},
      {"https://login.example/", "https login.example 443 /"},
      {"HTTPS://Login.EXAMPLE/Path", "https login.example 443 /Path"},
      {"http://127.0.0.1", "http 127.0.0.1 80 /"},
      {"http://127.0.0.1:8007/token", "http 127.0.0.1 8007 /token"},
      {"http://127.0.0.1:65535/", "http 127.0.0.1 65535 /"},
      {"http://[::1]:8007/token", "http ::1 8007 /token"},
      {"https://[2001:DB8::1]", "https 2001:db8::1 443 /"},
      {"https://login.example?a=b", "https login.example 443 / a=b"},
      {"https://login.example/a?b=/c?d", "https login.example 443 /a b=/c?d"},
      {"https://login.example/a//b/../c;d=e", "https login.example 443 /a//b/../c;d=e"},
      {"https://login.example/%2e%2e/a@b:c", "https login.example 443 /%2e%2e/a@b:c"},
      {"https://xn--bcher-kva.example/", "https xn--bcher-kva.example 443 /"},
      {"https://1password.example/", "https 1password.example 443 /"},
      {"https://0xcafe.example/", "https 0xcafe.example 443 /"},
      {"http://localhost:8007/", "http localhost 8007 /"},
  }));
  INFO(good.text);
  CHECK(parts_of(good.text) == good.parts);
}

TEST_CASE("a URL that two programs could read differently is refused", "[url][R37]") {
  const auto bad = GENERATE(values<std::string>({
      // Not absolute, or of another kind.
      "",
      "/",
      "//login.example/",
      "login.example",
      "login.example:443",
      "https:",
      "https:/login.example",
      "https:login.example",
      "://login.example",
      "ftp://login.example/",
      "file:///etc/passwd",
      "javascript://login.example/%0aalert(1)",
      "data:text/html,hi",
      "httpss://login.example/",
      "ht tp://login.example/",
      " https://login.example/",
      "https ://login.example/",
      // User information, and what looks like it.
      "https://user@login.example/",
      "https://user:password@login.example/",
      "https://@login.example/",
      "https://login.example@mallory.example/",
      "https://login.example:443@mallory.example/",
      "https://login.example%40mallory.example/",
      "https://login.example%2f@mallory.example/",
      // Fragments, backslashes, blanks and control characters.
      "https://login.example/#fragment",
      "https://login.example#@mallory.example/",
      "https://login.example/#",
      "https://login.example\\@mallory.example/",
      "https:\\\\login.example\\",
      "https://login.example\\.mallory.example/",
      "https://login.example/a\\b",
      "https://login.example/a b",
      "https://login.example/ ",
      "https://login.example/\r\nHost: mallory.example",
      "https://login.example/\n",
      "https://login.example/\t",
      "https://login\t.example/",
      std::string("https://login.example/\0", 23),
      "https://login.example/\x7f",
      // Not ASCII: what a host becomes is decided elsewhere.
      "https://b\xc3\xbc\x63her.example/",
      "https://login\xe3\x80\x82"
      "example/",
      "https://login.example/\xc3\xbc",
      "https://\xe2\x91\xa0\x32\x37.0.0.1/",
      // Hosts that are neither a name nor an address.
      "https:///path",
      "https://?query",
      "https://:443/",
      "https://.example/",
      "https://login..example/",
      "https://-login.example/",
      "https://login_page.example/",
      "https://login.example%00.mallory.example/",
      "https://%6cogin.example/",
      "https://*.example/",
      "https://a,b/",
      "https://a;b/",
      "https://a'b/",
      "https://login.example./",
      "https://./",
      "https://" + std::string(254, 'a') + "/",
      // Numbers that one program reads as an address and another looks up as a name (WHATWG URL, "ends in a
      // number").
      "http://127.1/",
      "http://2130706433/",
      "http://017700000001/",
      "http://0177.0.0.1/",
      "http://0x7f000001/",
      "http://0x7f.0.0.1/",
      "http://127.0.0.0x1/",
      "http://127.0.0.0X1/",
      "http://127.0.0.1./",
      "http://127.0.0.256/",
      "http://127.0.0.01/",
      "http://1.2.3.4.5/",
      "http://127.0.0.1.0x/",
      "http://login.example.1/",
      // Addresses of IPv6.
      "http://[::1/",
      "http://::1/",
      "http://[::1]x/",
      "http://[::1]:/",
      "http://[]/",
      "http://[127.0.0.1]/",
      "http://[::1%25lo]/",
      "http://[::1%lo]/",
      "http://[::1]]/",
      "http://[[::1]]/",
      "http://[login.example]/",
      "http://[::ffff:127.0.0.256]/",
      // Ports.
      "http://127.0.0.1:/",
      "http://127.0.0.1:0/",
      "http://127.0.0.1:65536/",
      "http://127.0.0.1:-1/",
      "http://127.0.0.1:+80/",
      "http://127.0.0.1:0x50/",
      "http://127.0.0.1:80a/",
      "http://127.0.0.1:8 0/",
      "http://127.0.0.1:80:80/",
      "http://127.0.0.1:99999999999999999999/",
      "http://127.0.0.1:%38%30/",
  }));
  INFO(bad);
  CHECK(parts_of(bad) == "refused");
}

TEST_CASE("an origin names the port unless it is the usual one", "[url]") {
  const auto origin = [](std::string_view text) { return base::parse_url(text)->origin(); };
  CHECK(origin("HTTPS://Login.example:443/a?b") == "https://login.example");
  CHECK(origin("https://login.example:80/") == "https://login.example:80");
  CHECK(origin("http://127.0.0.1:80/") == "http://127.0.0.1");
  CHECK(origin("http://[::1]:8007/") == "http://[::1]:8007");
}

TEST_CASE("only a loopback address written as an address is loopback", "[url][R37]") {
  const auto loopback = [](std::string_view text) { return base::parse_url(text)->is_loopback(); };
  for (const auto* here :
       {"http://127.0.0.1/", "http://127.255.255.254/", "http://[::1]/", "http://[0:0::1]/"}) {
    INFO(here);
    CHECK(loopback(here));
  }
  for (const auto* elsewhere :
       {"http://localhost/", "http://127.0.0.1.nip.example/", "http://0.0.0.0/", "http://[::]/",
        "http://[::ffff:127.0.0.1]/", "http://128.0.0.1/", "http://10.0.0.1/", "http://169.254.169.254/"}) {
    INFO(elsewhere);
    CHECK_FALSE(loopback(elsewhere));
  }
}

#include "course/report/token_report.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "base/base64url.hpp"
#include "course/report/token_suspicions.hpp"
#include "course/text/characters.hpp"
#include "course/text/text.hpp"
#include "course/text/times.hpp"

namespace {

constexpr std::int64_t noon = 1'700'000'000;  // 2023-11-14 22:13:20 UTC
constexpr auto usual_header = R"({"alg":"HS256"})";

std::string part(std::string_view text) { return base::base64url_encode(std::as_bytes(std::span(text))); }

jwt::UnverifiedToken token(std::string_view header, std::string_view claims,
                           const std::string& signature = "c2lnbmVk") {
  const auto decoded = jwt::UnverifiedToken::decode(part(header) + "." + part(claims) + "." + signature);
  REQUIRE(decoded);
  return *decoded;
}

std::string report(std::string_view header, std::string_view claims,
                   const course::Terminal& terminal = course::Terminal::plain(100)) {
  return course::token_report(token(header, claims), noon, terminal);
}

// Without what a Terminal adds, so that whatever remains came from the token.
std::string without_colours(std::string text) {
  for (const auto* code : {"0", "1", "2", "31", "32", "33", "36"})
    text = course::replaced(text, "\x1b[" + std::string(code) + "m", "");
  return text;
}

}  // namespace

TEST_CASE("each part has a label, and a colour of its own where there are colours") {
  const auto terminal = course::Terminal::coloured();
  const std::string plain = report(usual_header, "{}"), coloured = report(usual_header, "{}", terminal);
  for (const auto* label : {"Header  ", "Payload  ", "Signature  "}) CHECK(plain.contains(label));
  CHECK_FALSE(plain.contains('\x1b'));
  CHECK(coloured.contains(terminal.cyan(part(usual_header))));
  CHECK(coloured.contains(terminal.green(part("{}"))));
  CHECK(coloured.contains(terminal.yellow("c2lnbmVk")));
}

TEST_CASE("claims and header members are told with what they mean") {
  struct Row {
    std::string header, claims, expected;
  };
  const auto row = GENERATE(values<Row>({
      {usual_header, R"({"iss":"i"})", R"("i"  who issued it)"},
      {usual_header, R"({"aud":["a","b"]})", R"(["a","b"]  whom it is for)"},
      {usual_header, R"({"role":"admin"})", "\"admin\"\n"},
      {R"({"alg":"HS256","kid":"k"})", "{}", R"("k"  which key signed it)"},
      {R"({"typ":"JWT"})", "{}", "no particular kind"},
      {R"({"typ":"at+jwt"})", "{}", "access token (RFC 9068)"},
      {R"({"typ":"application/AT+JWT"})", "{}", "access token (RFC 9068)"},
      {R"({"typ":"dpop+jwt"})", "{}", "DPoP proof"},
      {R"({"typ":"logout+jwt"})", "{}", "logout token"},
      {R"({"typ":"secevent+jwt"})", "{}", "security event"},
      {R"({"typ":"other"})", "{}", R"("other"  kind of the token)"},
      {R"({"typ":5})", "{}", "5  kind of the token"},
  }));
  CAPTURE(row.header, row.claims);
  CHECK(report(row.header, row.claims).contains(row.expected));
}

TEST_CASE("times are told as a date and from now") {
  struct Row {
    std::string claims, expected;
  };
  const auto row = GENERATE(values<Row>({
      {R"({"exp":1700000720})", "expires: 2023-11-14 22:25:20 UTC, in 12 min"},
      {R"({"exp":1700000000})", "22:13:20 UTC, ended now"},
      {R"({"exp":1699999820})", "22:10:20 UTC, ended 3 min ago"},
      {R"({"nbf":1700007200})", "valid from: 2023-11-15 00:13:20 UTC, in 2 h"},
      {R"({"iat":1699999999.5})", "issued: 2023-11-14 22:13:19 UTC, 1 s ago"},
      {R"({"auth_time":1699740800})", "user logged in: 2023-11-11 22:13:20 UTC, 3 d ago"},
      {R"({"exp":1700000000000})", "milliseconds?"},
      {R"({"exp":1e300})", "milliseconds?"},
      {R"({"exp":-1})", "no date of this calendar"},
      {R"({"exp":"1700000000"})", "not a number of seconds"},
  }));
  CAPTURE(row.claims);
  CHECK(report(usual_header, row.claims).contains(row.expected));
}

TEST_CASE("what is suspicious is listed, and nothing else") {
  struct Row {
    std::string header, claims;
    std::vector<std::string> expected;  // The beginning of each sentence.
  };
  const std::string good = R"({"exp":1700000900,"iat":1700000000})";
  const auto row = GENERATE_REF(values<Row>({
      {usual_header, good, {}},
      {usual_header, R"({"exp":1699999000,"iat":1699998000,"classname":1,"spinner":2})", {}},
      {R"({"alg":"none"})", good, {"alg is none"}},
      {R"({"alg":"nOnE"})", good, {"alg is none"}},
      {"{}", good, {"No alg"}},
      {usual_header, "{}", {"No exp"}},
      {usual_header, R"({"exp":"soon"})", {"exp is not a number"}},
      {usual_header, R"({"exp":1700000900,"nbf":true})", {"nbf is not a number"}},
      {usual_header, R"({"exp":1700000000,"iat":1700000000})", {"exp is not after iat"}},
      {usual_header, R"({"exp":1700086400,"iat":1700000000})", {}},
      {usual_header, R"({"exp":1700172801,"iat":1700000000})", {"It lives for 2 d:"}},
      {usual_header, R"({"exp":1700604800})", {"It lives for 7 d from now"}},
      {R"({"alg":"HS256","jku":"u","x5u":"u"})", good, {"The header brings a key of its own (jku, x5u)"}},
      {R"({"alg":"HS256","jwk":{}})", good, {"The header brings a key of its own (jwk)"}},
      {R"({"alg":"HS256","crit":["x"]})", good, {R"(crit is ["x"])"}},
      {usual_header,
       R"({"exp":1700000900,"userPassword":"x","a":[{"E-Mail":1},{"E-Mail":2}],"api_key":1})",
       {"The payload names userPassword, E-Mail, api_key:"}},
  }));
  CAPTURE(row.header, row.claims);
  const auto found = course::suspicions_of(token(row.header, row.claims), noon);
  CAPTURE(found);
  CHECK(std::ranges::equal(found, row.expected, [](const std::string& sentence, const std::string& start) {
    return sentence.starts_with(start);
  }));
}

TEST_CASE("an empty signature is suspicious under any algorithm") {
  const auto unsigned_token = token(usual_header, R"({"exp":1700000900})", "");
  CHECK(course::suspicions_of(unsigned_token, noon) == std::vector<std::string>{"The signature is empty."});
}

TEST_CASE("no token moves the cursor, fills the screen or leaves the lines, at any width") {
  std::string many = R"({"exp":1)", deep = "1";
  for (int i = 0; i < 300; ++i) many += ",\"password" + std::to_string(i) + "\":1";
  for (int i = 0; i < 7; ++i) deep = R"({"pin":[)" + deep + "]}";
  const auto claims =
      GENERATE_REF(std::string{R"({"\u001b]0;title\u0007":"\u001b[2J\u009b31m\u202e\n\r\b\u007f"})"},
                   std::string{"{\"a\":\"\xc2\x9b\x7f\xe2\x80\xae\",\"\xc2\x9b secret\":1}"},
                   R"({"x":")" + std::string(5000, 'z') + "\"}", R"({")" + std::string(5000, 'n') + R"(":1})",
                   many + "}", R"({"deep":)" + deep + "}");
  const auto width = GENERATE(std::size_t{40}, std::size_t{80});
  const std::string header = R"({"alg":"\u001b[31m","kid":"\u009bm","crit":["\u001b"]})";

  const std::string coloured = report(header, claims, course::Terminal::coloured(width));
  CHECK(without_colours(coloured) == report(header, claims, course::Terminal::plain(width)));
  const std::string text = without_colours(coloured);
  CHECK(std::ranges::none_of(text, [](char c) { return (c >= 0 && c < ' ' && c != '\n') || c == '\x7f'; }));
  for (const auto* hostile : {"\xc2\x9b", "\xe2\x80\xae"}) CHECK_FALSE(text.contains(hostile));
  const auto lines = course::lines_of(text);
  CHECK(lines.size() < 120);
  for (const auto line : lines) {
    CAPTURE(line);
    CHECK(course::columns(line) <= width);
  }
}

TEST_CASE("printable writes control characters, and those that turn the reading, as C++ would") {
  CHECK(course::printable("a\x1b\x7f\n") == "a\\x1b\\x7f\\n");
  CHECK(course::printable("\xc2\x9b"
                          "m") == "\\u009bm");
  CHECK(course::printable("\u202etxt\u2066\u061c") == "\\u202etxt\\u2066\\u061c");
  CHECK(course::printable("Zoë 😀 \u00a0…") == "Zoë 😀 \u00a0…");
  CHECK(course::printable("\x80\xff") == "\\x80\\xff");
}

TEST_CASE("spans are short, and in a unit of which there are two") {
  struct Row {
    std::int64_t seconds;
    std::string words;
  };
  const auto row = GENERATE(values<Row>({{0, "now"},
                                         {1, "in 1 s"},
                                         {119, "in 119 s"},
                                         {120, "in 2 min"},
                                         {-180, "3 min ago"},
                                         {7200, "in 2 h"},
                                         {-172'800, "2 d ago"}}));
  CHECK(course::relative_time(row.seconds) == row.words);
}

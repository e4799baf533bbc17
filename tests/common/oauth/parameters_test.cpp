#include "oauth/parameters.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "server_parts.hpp"

namespace {

using oauth::Parameters;

// "accepted", or the code of the error.
std::string verdict(const std::expected<Parameters, oauth::Error>& parameters) {
  return parameters ? "accepted" : std::string(code(parameters.error().code));
}

web::Request body(const std::string& text, const std::string& type = "application/x-www-form-urlencoded") {
  return {.method = "POST", .headers = {{"Content-Type", type}}, .body = text};
}

}  // namespace

TEST_CASE("the names and values of a form are decoded", "[parameters][R38]") {
  const auto form = Parameters::from_body(
      body("code=a%2Bb&scope=read+write&x=%C3%A4&redirect_uri=https%3A%2F%2Fa%3Fb%3Dc%26d"));
  REQUIRE(form);
  CHECK(form->value("code") == "a+b");
  CHECK(form->value("scope") == "read write");
  CHECK(form->value("x") == "ä");
  CHECK(form->value("redirect_uri") == "https://a?b=c&d");
  CHECK(form->find("nothing") == std::nullopt);
}

TEST_CASE("a parameter without a value counts as one that is absent", "[parameters][R38]") {
  const auto* text = GENERATE("code=", "code", "", "&&", "code=&other=1");
  CHECK(Parameters::from_text(text)->find("code") == std::nullopt);
}

TEST_CASE("a parameter that is repeated makes the request invalid", "[parameters][R38]") {
  const auto* text = GENERATE("code=a&code=b", "code=a&code=a", "code=a&code=", "code=&code=", "code&code=a",
                              "code=a&c%6fde=b", "x=1&code=a&y=2&code=b", "=a&=b");
  CHECK(verdict(Parameters::from_text(text)) == "invalid_request");
}

TEST_CASE("names differ by their case", "[parameters]") {
  const auto parameters = Parameters::from_text("code=a&Code=b");
  REQUIRE(parameters);
  CHECK(parameters->value("code") == "a");
  CHECK(parameters->value("CODE").empty());
}

TEST_CASE("text that cannot be decoded makes the request invalid", "[parameters][R38]") {
  const auto text =
      GENERATE(as<std::string>(), "code=%", "code=%4", "code=%zz", "%=a", "code=%00", "code=a%0d%0ab",
               "code=%ff", "code=%c0%af", "code=%ed%a0%80", "code=\x01", std::string("code=a\0b", 8));
  INFO(text);
  CHECK(verdict(Parameters::from_text(text)) == "invalid_request");
  CHECK(verdict(Parameters::from_body(body(text))) == "invalid_request");
}

TEST_CASE("a body without exactly one form content type is refused", "[parameters][R38]") {
  CHECK(verdict(Parameters::from_body(body("code=a", "Application/X-WWW-Form-URLencoded ; charset=utf-8"))) ==
        "accepted");
  const auto* type =
      GENERATE("application/json", "text/plain", "multipart/form-data; boundary=x", "",
               "application/x-www-form-urlencodedx", "application/x-www-form-urlencoded, text/plain");
  CHECK(verdict(Parameters::from_body(body("code=a", type))) == "invalid_request");
  CHECK(verdict(Parameters::from_body({.method = "POST", .body = "code=a"})) == "invalid_request");
  auto twice = body("code=a");
  twice.headers.push_back(twice.headers[0]);
  CHECK(verdict(Parameters::from_body(twice)) == "invalid_request");
}

TEST_CASE("a JSON body is not read as a form", "[parameters][R38]") {
  const auto json = R"({"grant_type":"client_credentials"})";
  CHECK(verdict(Parameters::from_body(body(json, "application/json"))) == "invalid_request");
  CHECK(Parameters::from_body(body(json))->find("grant_type") == std::nullopt);
}

TEST_CASE("parameters in the query of a POST are refused: they would appear in logs", "[parameters][R38]") {
  auto request = body("code=a");
  request.query = "client_secret=s";
  CHECK(verdict(Parameters::from_body(request)) == "invalid_request");
  request.query = "x";
  CHECK(verdict(Parameters::from_body(request)) == "invalid_request");
}

TEST_CASE("a query is read in the same way", "[parameters]") {
  CHECK(Parameters::from_query({.query = "a=1&b=2"})->value("b") == "2");
  CHECK(verdict(Parameters::from_query({.query = "a=1&a=2"})) == "invalid_request");
}

TEST_CASE("a list keeps the order of its words, without duplicates", "[parameters]") {
  using Words = std::vector<std::string>;
  CHECK(Parameters::from_text("scope=++read+write++read+")->words("scope") == Words{"read", "write"});
  CHECK(Parameters::from_text("scope=")->words("scope").empty());
  CHECK(oauth::split_words("a b") == Words{"a", "b"});
  CHECK(oauth::split_words("a\tb") == Words{"a\tb"});
  CHECK(oauth::join_words({"a", "b"}) == "a b");
  CHECK(oauth::join_words({}).empty());
}

TEST_CASE("a list of a hundred thousand words is split without comparing every pair", "[parameters][R43]") {
  std::string text;
  for (int i = 0; i < 100'000; ++i) text += std::to_string(i) + ' ';
  CHECK(oauth::split_words(text).size() == 100'000);  // Ten minutes if every pair were compared.
}

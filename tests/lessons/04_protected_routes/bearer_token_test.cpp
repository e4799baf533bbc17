#include "bearer_token.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "problems.hpp"
#include "random.hpp"

namespace {

std::string verdict(const web::Request& request) { return outcome(lesson::bearer_token(request)); }

// What becomes of a request with these Authorization headers.
std::string sent(const std::vector<std::string>& values) {
  web::Request request;
  for (const auto& value : values) request.headers.push_back({"Authorization", value});
  return verdict(request);
}

// Text that looks like a token: "abc.def.ghi".
std::string random_token() { return random_word() + "." + random_word() + "." + random_word(); }

}  // namespace

TEST_CASE("4.1 a good header yields its token", "[4.1][good_token_lost]") {
  const auto token = random_token();

  CHECK(sent({"Bearer " + token}) == token);
}

TEST_CASE("4.1 a token is taken from the Authorization header only", "[4.1][query_parameter][R19]") {
  const auto token = random_token();

  CHECK(verdict(web::Request{.query = "access_token=" + token}) == "no_credentials");
  CHECK(verdict(web::Request{.body = "access_token=" + token}) == "no_credentials");
}

TEST_CASE("4.1 the scheme is the whole first word", "[4.1][finds_bearer]") {
  const auto token = random_token();

  CHECK(sent({"Basic Bearer " + token}) == "no_credentials");
  CHECK(sent({"NotBearer " + token}) == "no_credentials");
  CHECK(sent({"BearerToken " + token}) == "no_credentials");
}

TEST_CASE("4.1 a value of any length and any number of blanks is handled", "[4.1][substr_seven]") {
  const auto token = random_token();

  CHECK(sent({"Bearer"}) == "malformed");
  CHECK(sent({"Bearer "}) == "malformed");
  CHECK(sent({"Bear"}) == "no_credentials");
  CHECK(sent({""}) == "no_credentials");
  CHECK(sent({"Bearer   " + token}) == token);
}

TEST_CASE("4.1 the scheme may be in small letters or capitals", "[4.1][case_sensitive]") {
  const auto token = random_token();

  CHECK(sent({"bearer " + token}) == token);
  CHECK(sent({"BEARER " + token}) == token);
}

TEST_CASE("4.1 two Authorization headers are refused", "[4.1][first_of_two][R19]") {
  CHECK(sent({"Bearer " + random_token(), "Bearer " + random_token()}) == "malformed");
  CHECK(sent({"Basic YWxpY2U6", "Bearer " + random_token()}) == "malformed");
}

TEST_CASE("4.1 exactly one word follows the scheme", "[4.1][two_words]") {
  CHECK(sent({"Bearer " + random_token() + " " + random_token()}) == "malformed");
  CHECK(sent({"Bearer " + random_token() + ", " + random_token()}) == "malformed");
}

TEST_CASE("4.1 a token is returned exactly as it was sent", "[4.1][percent_decoded][R19]") {
  CHECK(sent({"Bearer abc%2Edef.ghi"}) == "malformed");
  CHECK(sent({"Bearer %61bc.def.ghi"}) == "malformed");
  CHECK(sent({"Bearer ab+/~_-.c=="}) == "ab+/~_-.c==");
}

TEST_CASE("4.1 a tab is not a blank", "[4.1][tab_for_a_blank]") {
  CHECK(sent({"Bearer\t" + random_token()}) == "no_credentials");
}

TEST_CASE("4.1 a reason never contains the token", "[4.1][token_in_the_log][R19]") {
  const auto token = random_token();
  for (const std::string& value : {"Bearer " + token + " twice", "Bearer " + token + "%", "Basic " + token}) {
    CAPTURE(value);
    const auto result = lesson::bearer_token({.headers = {{"Authorization", value}}});
    const auto reason = result ? "none" : result.error().reason;
    CHECK(reason.find(token) == std::string::npos);
  }
}

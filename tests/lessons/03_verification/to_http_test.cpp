#include "to_http.hpp"

#include <string>
#include <vector>

#include <catch2/catch_test_macros.hpp>

using jwt::Refusal;
using web::HttpError;

namespace {

const std::vector<Refusal> every_refusal = [] {
  std::vector<Refusal> all;
  for (int i = 0; i <= static_cast<int>(Refusal::invalid_claim); ++i) all.push_back(static_cast<Refusal>(i));
  return all;
}();

// The value of the one header called WWW-Authenticate.
std::string challenge(const HttpError& error) {
  const bool one = error.headers.size() == 1 && error.headers[0].name == "WWW-Authenticate";
  return one ? error.headers[0].value : "(none)";
}

// "Bearer" in: Bearer error="invalid_token"
std::string scheme(const std::string& challenge) { return challenge.substr(0, challenge.find(' ')); }

// "invalid_token" in: Bearer error="invalid_token"
std::string error_code(const std::string& challenge) {
  constexpr std::string_view before = "error=\"";
  const auto begin = challenge.find(before);
  if (begin == challenge.npos) return "no error code";
  const auto rest = challenge.substr(begin + before.size());
  return rest.substr(0, rest.find('"'));
}

}  // namespace

TEST_CASE("3.7 a bad token is no mistake of ours", "[3.7][server_error]") {
  for (const Refusal refusal : every_refusal) {
    CAPTURE(jwt::code(refusal));
    CHECK(lesson::to_http(refusal).status < 500);
  }
}

TEST_CASE("3.7 whoever is not believed may try again with another token: 401", "[3.7][forbidden]") {
  for (const Refusal refusal : every_refusal) {
    CAPTURE(jwt::code(refusal));
    CHECK(lesson::to_http(refusal).status == 401);
  }
}

TEST_CASE("3.7 a 401 says how to show who one is", "[3.7][no_challenge]") {
  for (const Refusal refusal : every_refusal) {
    CAPTURE(jwt::code(refusal));
    const auto text = challenge(lesson::to_http(refusal));
    CAPTURE(text);
    CHECK(scheme(text) == "Bearer");
  }
}

TEST_CASE("3.7 the challenge names the error as RFC 6750 does", "[3.7][own_error_code]") {
  for (const Refusal refusal : every_refusal) {
    CAPTURE(jwt::code(refusal));
    CHECK(error_code(challenge(lesson::to_http(refusal))) == "invalid_token");
  }
}

TEST_CASE("3.7 the challenge is the same for every bad token", "[3.7][reason_in_the_challenge][R21]") {
  for (const Refusal refusal : every_refusal) {
    CAPTURE(jwt::code(refusal));
    CHECK(challenge(lesson::to_http(refusal)) == R"(Bearer error="invalid_token")");
  }
}

TEST_CASE("3.7 the text is the same for every bad token", "[3.7][leaks_the_reason][R21]") {
  for (const Refusal refusal : every_refusal) {
    CAPTURE(jwt::code(refusal));
    CHECK(lesson::to_http(refusal).detail == lesson::not_believed);
  }
}

TEST_CASE("3.7 the log knows why", "[3.7][forgets_the_log][R21]") {
  for (const Refusal refusal : every_refusal) CHECK(lesson::to_http(refusal).log_reason == code(refusal));
}

#include "to_http.hpp"

#include <algorithm>
#include <cctype>
#include <string>
#include <string_view>
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

// The value of the header called WWW-Authenticate, in small letters or capitals: HTTP does not tell them
// apart.
std::string challenge(const HttpError& error) {
  constexpr std::string_view wanted = "www-authenticate";
  const auto small = [](unsigned char letter) { return static_cast<char>(std::tolower(letter)); };
  for (const auto& [name, value] : error.headers) {
    if (std::ranges::equal(name, wanted, {}, small)) return value;
  }
  return "(none)";
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

TEST_CASE("3.7 a bad token is not a server error", "[3.7][server_error]") {
  for (const Refusal refusal : every_refusal) {
    CAPTURE(jwt::code(refusal));
    CHECK(lesson::to_http(refusal).status < 500);
  }
}

TEST_CASE("3.7 a bad token is answered with 401", "[3.7][forbidden]") {
  for (const Refusal refusal : every_refusal) {
    CAPTURE(jwt::code(refusal));
    CHECK(lesson::to_http(refusal).status == 401);
  }
}

TEST_CASE("3.7 a 401 has a Bearer challenge", "[3.7][no_challenge]") {
  for (const Refusal refusal : every_refusal) {
    CAPTURE(jwt::code(refusal));
    const auto text = challenge(lesson::to_http(refusal));
    CAPTURE(text);
    CHECK(scheme(text) == "Bearer");
  }
}

TEST_CASE("3.7 the challenge names the error by its code in RFC 6750", "[3.7][own_error_code]") {
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

TEST_CASE("3.7 the challenge is the only header", "[3.7][more_headers][R21]") {
  for (const Refusal refusal : every_refusal) {
    CAPTURE(jwt::code(refusal));
    CHECK(lesson::to_http(refusal).headers.size() == 1);
  }
}

TEST_CASE("3.7 the detail is the same for every bad token", "[3.7][leaks_the_reason][R21]") {
  for (const Refusal refusal : every_refusal) {
    CAPTURE(jwt::code(refusal));
    CHECK(lesson::to_http(refusal).detail == lesson::not_believed);
  }
}

TEST_CASE("3.7 the log gets the code of the refusal", "[3.7][forgets_the_log][R21]") {
  for (const Refusal refusal : every_refusal) CHECK(lesson::to_http(refusal).log_reason == code(refusal));
}

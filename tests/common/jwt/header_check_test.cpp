// What a header may ask for, and what kind of token it announces.
#include <catch2/catch_test_macros.hpp>

#include "tokens.hpp"

using jwt::Algorithm;
using jwt::Key;
using jwt::Verifier;

namespace {

const Key& key = test_key(Algorithm::hs256);

}  // namespace

TEST_CASE("an extension that is not known here is refused", "[verifier][R12]") {
  CHECK(verdict_on_header(R"({"alg":"HS256","crit":["exp"],"exp":1})") == "unsupported_critical");
  CHECK(verdict_on_header(R"({"alg":"HS256","crit":[]})") == "unsupported_critical");
  CHECK(verdict_on_header(R"({"alg":"HS256","crit":"b64"})") == "unsupported_critical");
  CHECK(verdict_on_header(R"({"alg":"HS256","crit":null})") == "unsupported_critical");
  CHECK(verdict_on_header(R"({"alg":"HS256","b64":false,"crit":["b64"]})") == "unsupported_critical");
  CHECK(verdict_on_header(R"({"alg":"HS256","b64":false})") == "unsupported_critical");
  CHECK(verdict_on_header(R"({"alg":"HS256","b64":"no"})") == "unsupported_critical");
  CHECK(verdict_on_header(R"({"alg":"HS256","anything":"else"})") == "accepted");
}

TEST_CASE("each kind of token has its own typ", "[verifier][R16]") {
  const auto verdict_on_type = [](const json::Value& header, const char* wanted) {
    auto options = policy_at(1000);
    options.type = wanted;
    return verdict(Verifier(key, options), sign_raw(key, header.dump(), R"({"exp":2000})"));
  };
  const auto typed = [](const char* type) { return json::Value{{"alg", "HS256"}, {"typ", type}}; };
  const json::Value untyped{{"alg", "HS256"}};
  CHECK(verdict_on_type(typed("at+jwt"), "at+jwt") == "accepted");
  CHECK(verdict_on_type(typed("application/at+jwt"), "at+jwt") == "accepted");
  CHECK(verdict_on_type(typed("AT+JWT"), "at+jwt") == "accepted");
  CHECK(verdict_on_type(typed("Application/At+Jwt"), "at+jwt") == "accepted");
  CHECK(verdict_on_type(typed("at+jwt"), "application/at+jwt") == "accepted");
  CHECK(verdict_on_type(typed("JWT"), "at+jwt") == "wrong_type");
  CHECK(verdict_on_type(typed("rt+jwt"), "at+jwt") == "wrong_type");
  CHECK(verdict_on_type(untyped, "at+jwt") == "wrong_type");
  CHECK(verdict_on_type(untyped, "JWT") == "accepted");
  CHECK(verdict_on_type(typed("jwt"), "JWT") == "accepted");
  CHECK(verdict_on_type(typed("at+jwt"), "JWT") == "wrong_type");
  CHECK(verdict_on_header(R"({"alg":"HS256","typ":5})") == "invalid_header");
  CHECK(verdict_on_header(R"({"alg":"HS256","cty":5})") == "invalid_header");
  CHECK(verdict_on_header(R"({"alg":"HS256","typ":"reset+jwt"})") == "wrong_type");  // By default, too.
}

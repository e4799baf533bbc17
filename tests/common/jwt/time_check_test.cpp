// When a token begins, ends and grows too old.
#include <chrono>
#include <stdexcept>
#include <string>

#include <catch2/catch_test_macros.hpp>

#include "tokens.hpp"

using jwt::Algorithm;
using jwt::Key;
using jwt::Verifier;
using std::chrono::seconds;

namespace {

const Key& key = test_key(Algorithm::hs256);

}  // namespace

TEST_CASE("a token dies on the second named by exp", "[verifier][R13]") {
  CHECK(verdict_on(R"({"exp":1001})") == "accepted");
  CHECK(verdict_on(R"({"exp":1000})") == "expired");
  CHECK(verdict_on(R"({"exp":1000.5})") == "accepted");
  CHECK(verdict_on(R"({"exp":999.5})") == "expired");
  CHECK(verdict_on(R"({"exp":1.001e3})") == "accepted");
  CHECK(verdict_on(R"({"exp":-1})") == "expired");
  CHECK(verdict_on(R"({"exp":0})") == "expired");
  CHECK(verdict_on(R"({})") == "no_expiry");
  CHECK(verdict_on(R"({"EXP":2000})") == "no_expiry");
  CHECK(verdict_on(R"({"\u0065xp":999})") == "expired");
}

TEST_CASE("the loud option lets tokens without an end in, not those with a past one", "[verifier][R13]") {
  const auto options =
      with([](auto& o) { o.expiry = jwt::Expiry::optional_and_i_know_that_such_tokens_never_expire; });
  CHECK(verdict_on("{}", options) == "accepted");
  CHECK(verdict_on(R"({"exp":1000})", options) == "expired");
  CHECK(verdict_on(R"({"exp":null})", options) == "invalid_claim");
}

TEST_CASE("nbf and iat must not lie in the future", "[verifier][R13]") {
  CHECK(verdict_on(R"({"exp":2000,"nbf":1000})") == "accepted");
  CHECK(verdict_on(R"({"exp":2000,"nbf":1001})") == "not_yet_valid");
  CHECK(verdict_on(R"({"exp":2000,"nbf":1000.5})") == "not_yet_valid");
  CHECK(verdict_on(R"({"exp":2000,"iat":1000})") == "accepted");
  CHECK(verdict_on(R"({"exp":2000,"iat":1001})") == "issued_in_future");
}

TEST_CASE("a NumericDate is a finite number of at most 2^53", "[verifier][R13]") {
  for (const auto* claim : {"exp", "nbf", "iat"}) {
    for (const auto* value :
         {"\"2000\"", "true", "null", "[2000]", "{}", "9007199254740993", "9007199254740994",
          "-9007199254740993", "9223372036854775807", "-9223372036854775808", "18446744073709551615", "1e300",
          "-1e300", "9223372036854775808"}) {
      CAPTURE(claim, value);
      const std::string others = std::string(claim) == "exp" ? "" : R"("exp":2000,)";
      const std::string payload = "{" + others + "\"" + claim + "\":" + value + "}";
      CHECK(verdict_on(payload) == "invalid_claim");
    }
  }
  CHECK(verdict_on(R"({"exp":9007199254740992})") == "accepted");
  CHECK(verdict_on(R"({"exp":9999999999})") == "accepted");  // Overflows a clock of nanoseconds.
  CHECK(verdict_on(R"({"exp":9007199254740992.0})") == "accepted");
  CHECK(verdict_on(R"({"exp":2000,"nbf":-9007199254740992})") == "accepted");
  CHECK(verdict_on(R"({"exp":1e400})") == "invalid_json");
}

// The clock of the test is where doubles know no odd numbers but one.
TEST_CASE("dates are compared exactly, up to 2^53", "[verifier][R13]") {
  constexpr std::int64_t last = 9007199254740992;
  const auto exp = [](std::int64_t date) { return R"({"exp":)" + std::to_string(date) + "}"; };
  CHECK(verdict_on(exp(last), policy_at(last - 1)) == "accepted");
  CHECK(verdict_on(exp(last), policy_at(last)) == "expired");
  CHECK(verdict_on(exp(last - 1), policy_at(last - 2)) == "accepted");
  CHECK(verdict_on(exp(last - 1), policy_at(last - 1)) == "expired");
  const auto nbf = R"({"exp":9007199254740992,"nbf":9007199254740991})";
  CHECK(verdict_on(nbf, policy_at(last - 2)) == "not_yet_valid");
  CHECK(verdict_on(nbf, policy_at(last - 1)) == "accepted");
}

TEST_CASE("leeway forgives at both ends, from 0 to 120 seconds", "[verifier][R14]") {
  const auto forgiving = with([](auto& o) { o.leeway = seconds(30); });
  CHECK(verdict_on(R"({"exp":971})", forgiving) == "accepted");
  CHECK(verdict_on(R"({"exp":970})", forgiving) == "expired");
  CHECK(verdict_on(R"({"exp":2000,"nbf":1030,"iat":1030})", forgiving) == "accepted");
  CHECK(verdict_on(R"({"exp":2000,"nbf":1031})", forgiving) == "not_yet_valid");
  CHECK(verdict_on(R"({"exp":2000,"iat":1031})", forgiving) == "issued_in_future");
  CHECK(verdict_on(R"({"exp":2000})", with([](auto& o) { o.leeway = seconds(120); })) == "accepted");
  for (const int wrong : {-1, 121, 3600}) {
    CHECK_THROWS_AS(Verifier(key, with([wrong](auto& o) { o.leeway = seconds(wrong); })),
                    std::invalid_argument);
  }
}

TEST_CASE("a token can be too old", "[verifier]") {
  const auto options = with([](auto& o) { o.max_age = seconds(60); });
  CHECK(verdict_on(R"({"exp":2000,"iat":940})", options) == "accepted");
  CHECK(verdict_on(R"({"exp":2000,"iat":939})", options) == "expired");
  CHECK(verdict_on(R"({"exp":2000})", options) == "missing_claim");
  CHECK_THROWS_AS(Verifier(key, with([](auto& o) { o.max_age = seconds(-1); })), std::invalid_argument);

  const auto forgiving = with([](auto& o) { o.max_age = seconds(60), o.leeway = seconds(30); });
  CHECK(verdict_on(R"({"exp":2000,"iat":910})", forgiving) == "accepted");
  CHECK(verdict_on(R"({"exp":2000,"iat":909})", forgiving) == "expired");
}

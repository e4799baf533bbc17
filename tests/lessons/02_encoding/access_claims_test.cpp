#include "access_claims.hpp"

#include <limits>
#include <stdexcept>
#include <string>

#include <catch2/catch_test_macros.hpp>

#include "followed.hpp"
#include "random.hpp"
#include "thrown.hpp"

using std::chrono::seconds;
using std::chrono::sys_seconds;

namespace {

// The payload as JSON text, or "throws …".
std::string payload(std::string_view subject, seconds lifetime, std::int64_t now,
                    const json::Value& extra = json::Value::object()) {
  return text_or_exception<std::invalid_argument>(
      [&] { return lesson::access_claims(subject, lifetime, sys_seconds{seconds{now}}, extra).dump(); });
}

std::string payload_with(const json::Value& extra) {
  return payload("alice", seconds{900}, 1'700'000'000, extra);
}

// The member `name` of the payload as JSON text, when extra gives it this value.
std::string member(const std::string& name, const json::Value& value) {
  return text_or_exception<std::invalid_argument>([&] {
    const auto claims = lesson::access_claims("alice", seconds{900}, {}, {{name, value}});
    return claims.contains(name) ? claims.at(name).dump() : "not there";
  });
}

json::Value claims(seconds lifetime, std::int64_t now) {
  return lesson::access_claims(random_word(), lifetime, sys_seconds{seconds{now}});
}

}  // namespace

TEST_CASE("2.5 the payload has sub, iat and exp, and sub is the subject", "[2.5][claim_missing]") {
  const auto subject = random_word() + "\"\\ x";
  const Followed text(subject);
  const auto payload = lesson::access_claims(text.view(), seconds{900}, {});

  CHECK(payload.text("sub") == subject);
  CHECK(payload.contains("iat"));
  CHECK(payload.contains("exp"));
}

TEST_CASE("2.5 iat is the time of issue, in seconds", "[2.5][iat_in_milliseconds]") {
  const auto now = random_instant();

  CHECK(claims(seconds{900}, now).integer("iat") == now);
}

TEST_CASE("2.5 exp is a whole number, not text", "[2.5][exp_as_text]") {
  const auto exp = claims(seconds{900}, random_instant()).at("exp");

  CHECK(exp.is_integer());
}

TEST_CASE("2.5 exp is iat plus the whole lifetime", "[2.5][minutes_as_seconds]") {
  const auto now = random_instant();
  const auto lifetime = random_integer(1, 86'400);

  CHECK(claims(std::chrono::minutes{15}, now).integer("exp") == now + 900);
  CHECK(claims(seconds{lifetime}, now).integer("exp") == now + lifetime);
}

TEST_CASE("2.5 iat and exp are right after 2038 and for lifetimes of years", "[2.5][thirty_two_bits]") {
  const auto now = random_integer(2'147'483'648, 20'000'000'000);
  const auto years = random_integer(63'072'000, 630'720'000);

  CHECK(claims(seconds{900}, now).integer("iat") == now);
  CHECK(claims(seconds{years}, now).integer("exp") == now + years);
}

TEST_CASE("2.5 every member of extra is in the payload, with its value", "[2.5][extra_left_out]") {
  const auto name = random_word() + "-x";
  for (const json::Value& value :
       {json::Value(random_word()), json::Value(""), json::Value("null"), json::Value(5), json::Value(0),
        json::Value(-1), json::Value(2.5), json::Value(1e300), json::Value(true), json::Value(false),
        json::Value(nullptr), json::Value::array(), json::Value::array({"a", 1}),
        json::Value::object({{"a", 1}})})
    CHECK(member(name, value) == value.dump());
}

TEST_CASE("2.5 the payload has the claims of the contract in order, and no others", "[2.5][other_claims]") {
  const auto subject = random_word(), plan = random_word();

  CHECK(payload_with(json::Value::object()) == R"({"sub":"alice","iat":1700000000,"exp":1700000900})");
  CHECK(payload(subject, seconds{60}, 1'700'000'000, {{"plan", plan}, {"seats", 5}}) ==
        R"({"sub":")" + subject + R"(","iat":1700000000,"exp":1700000060,"plan":")" + plan +
            R"(","seats":5})");
}

TEST_CASE("2.5 extra cannot set sub, iat or exp", "[2.5][extra_overrides]") {
  CHECK(payload_with({{"sub", "carol"}}) == "throws std::invalid_argument");
  CHECK(payload_with({{"plan", "standard"}, {"exp", 9'999'999'999}}) == "throws std::invalid_argument");
  CHECK(payload_with({{"iat", 0}}) == "throws std::invalid_argument");
  CHECK(payload_with({{"sub", "alice"}}) == "throws std::invalid_argument");  // Even if it is true.
}

TEST_CASE("2.5 extra cannot set any of reserved_claims", "[2.5][only_own_names]") {
  CHECK(payload_with({{"role", "admin"}}) == "throws std::invalid_argument");
  for (const auto name : lesson::reserved_claims) {
    CAPTURE(name);
    CHECK(payload_with({{random_word() + "_x", 1}, {std::string(name), "x"}}) ==
          "throws std::invalid_argument");
  }
}

TEST_CASE("2.5 a reserved name is refused, whatever its value", "[2.5][some_values]") {
  for (const json::Value& value : {json::Value("member"), json::Value(""), json::Value(0), json::Value(2.5),
                                   json::Value(true), json::Value(nullptr), json::Value::array(),
                                   json::Value::array({"admin"}), json::Value::object({{"a", 1}})}) {
    CAPTURE(value.dump());
    for (const auto name : lesson::reserved_claims)
      CHECK(payload_with({{std::string(name), value}}) == "throws std::invalid_argument");
  }
}

TEST_CASE("2.5 a name that only resembles a reserved one is accepted", "[2.5][similar_names]") {
  for (const std::string name : {"roles", "subscription", "audience", "ex", "a_role"})
    CHECK(member(name, "none") == "\"none\"");
  CHECK(member("shown", "role") == "\"role\"");  // A value is not a name.
}

TEST_CASE("2.5 NaN and infinity are refused, not written as null", "[2.5][not_finite]") {
  using limits = std::numeric_limits<double>;

  for (const double number : {limits::quiet_NaN(), limits::infinity(), -limits::infinity()}) {
    CAPTURE(number);
    CHECK(payload_with({{"limit", number}}) == "throws std::invalid_argument");
    CHECK(payload_with({{"plan", "standard"}, {"limit", number}}) == "throws std::invalid_argument");
  }
}

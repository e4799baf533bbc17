#include "access_claims.hpp"

#include <limits>
#include <stdexcept>
#include <string>

#include <catch2/catch_test_macros.hpp>

#include "random.hpp"

using jwt::Json;
using std::chrono::seconds;
using std::chrono::sys_seconds;

namespace {

// The payload as JSON text, or that the caller was refused.
std::string payload(std::string_view subject, seconds lifetime, std::int64_t now,
                    const Json& extra = Json::object()) {
  try {
    return lesson::access_claims(subject, lifetime, sys_seconds{seconds{now}}, extra).dump();
  } catch (const std::invalid_argument&) {
    return "refused";
  }
}

std::string payload_with(const Json& extra) { return payload("alice", seconds{900}, 1'700'000'000, extra); }

Json claims(seconds lifetime, std::int64_t now) {
  return lesson::access_claims(random_word(), lifetime, sys_seconds{seconds{now}});
}

}  // namespace

TEST_CASE("2.5 the payload says who, from when and till when", "[2.5][claim_missing]") {
  const auto subject = random_word();
  const auto payload = lesson::access_claims(subject, seconds{900}, {});

  CHECK(payload.text("sub") == subject);
  CHECK(payload.contains("iat"));
  CHECK(payload.contains("exp"));
}

TEST_CASE("2.5 iat is when it was made, in seconds", "[2.5][iat_in_milliseconds]") {
  const auto now = random_instant();

  CHECK(claims(seconds{900}, now).integer("iat") == now);
}

TEST_CASE("2.5 exp is a number, not text", "[2.5][exp_as_text]") {
  const auto exp = claims(seconds{900}, random_instant()).at("exp");

  CHECK(exp.is_integer());
}

TEST_CASE("2.5 exp lies the whole lifetime after iat", "[2.5][minutes_as_seconds]") {
  const auto now = random_instant();
  const auto lifetime = random_integer(1, 86'400);

  CHECK(claims(std::chrono::minutes{15}, now).integer("exp") == now + 900);
  CHECK(claims(seconds{lifetime}, now).integer("exp") == now + lifetime);
}

TEST_CASE("2.5 what extra holds stands in the payload", "[2.5][extra_left_out]") {
  const auto plan = random_word();
  const auto payload = lesson::access_claims("alice", seconds{900}, {},
                                             {{"plan", plan}, {"seats", 5}, {"limit", 2.5}, {"trial", true}});

  CHECK(payload.text("plan") == plan);
  CHECK(payload.integer("seats") == 5);
  CHECK(payload.number("limit") == 2.5);
  CHECK(payload.boolean("trial") == true);
}

TEST_CASE("2.5 the payload is what was asked for, and nothing else", "[2.5][other_claims]") {
  const auto subject = random_word(), plan = random_word();

  CHECK(payload_with(Json::object()) == R"({"sub":"alice","iat":1700000000,"exp":1700000900})");
  CHECK(payload(subject, seconds{60}, 1'700'000'000, {{"plan", plan}, {"seats", 5}}) ==
        R"({"sub":")" + subject + R"(","iat":1700000000,"exp":1700000060,"plan":")" + plan +
            R"(","seats":5})");
}

TEST_CASE("2.5 extra does not say who it is and how long", "[2.5][extra_overrides]") {
  CHECK(payload_with({{"sub", "carol"}}) == "refused");
  CHECK(payload_with({{"plan", "standard"}, {"exp", 9'999'999'999}}) == "refused");
  CHECK(payload_with({{"iat", 0}}) == "refused");
}

TEST_CASE("2.5 extra names no claim that a door decides on", "[2.5][only_own_names]") {
  CHECK(payload_with({{"role", "admin"}}) == "refused");
  for (const auto name : lesson::reserved_claims) {
    CAPTURE(name);
    CHECK(payload_with({{random_word() + "_x", 1}, {std::string(name), "x"}}) == "refused");
  }
}

TEST_CASE("2.5 a name is reserved as a whole, not by its beginning", "[2.5][similar_names]") {
  CHECK(payload_with({{"roles", "none"}}) != "refused");
  CHECK(payload_with({{"subscription", 5}, {"audience", "adults"}}) != "refused");
}

TEST_CASE("2.5 a number that JSON cannot write is refused, not sent as null", "[2.5][not_finite]") {
  using limits = std::numeric_limits<double>;

  CHECK(payload_with({{"limit", limits::quiet_NaN()}}) == "refused");
  CHECK(payload_with({{"limit", limits::infinity()}}) == "refused");
  CHECK(payload_with({{"limit", -limits::infinity()}}) == "refused");
}

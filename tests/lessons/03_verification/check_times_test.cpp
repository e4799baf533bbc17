#include "check_times.hpp"

#include <chrono>
#include <limits>
#include <string>

#include <catch2/catch_test_macros.hpp>

#include "jwt/verifier.hpp"
#include "tokens.hpp"

namespace {

std::string verdict(const json::Value& claims, std::int64_t now, std::int64_t leeway = 0) {
  UNSCOPED_INFO("the claims are " << claims.dump() << ", now is " << now << ", the leeway is " << leeway);
  return word(lesson::check_times(claims, now, leeway));
}

// What the library makes of the same claims, well signed.
std::string library_verdict(const json::Value& claims, std::int64_t now, std::int64_t leeway) {
  const Signer signer;
  const jwt::Verifier verifier(jwt::Key::from_secret(jwt::Algorithm::hs256, signer.secret).value(),
                               {.algorithms = {jwt::Algorithm::hs256},
                                .leeway = std::chrono::seconds{leeway},
                                .clock = [now] { return now; }});
  return word(verifier.verify(signer.sign(claims)));
}

// A date near `now`, as tokens have it, or nearly.
json::Value any_date(std::int64_t now) {
  const auto date = now + random_integer(-3, 3);
  switch (random_integer(0, 9)) {
    case 0:
      return std::to_string(date);
    case 1:
      return {};
    case 2:
      return static_cast<double>(date) + 0.5;
    default:
      return date;
  }
}

}  // namespace

TEST_CASE("3.4 a token between its nbf and its exp is accepted", "[3.4][good_dates]") {
  const auto noon = random_instant();

  CHECK(verdict({{"exp", noon + 900}}, noon) == "accepted");
  CHECK(verdict({{"exp", noon + 900}, {"nbf", noon - 900}, {"iat", noon - 900}}, noon) == "accepted");
  CHECK(verdict({{"exp", 2'000'000'110}}, 2'000'000'100) == "accepted");  // A float knows neither of them.
}

TEST_CASE("3.4 a token without exp is refused", "[3.4][missing_exp][R13]") {
  CHECK(verdict({{"sub", "alice"}}, random_instant()) == "no_expiry");
}

TEST_CASE("3.4 an exp of 0 is a date, not a missing claim", "[3.4][zero_is_missing][R13]") {
  CHECK(verdict({{"exp", 0}}, random_instant()) == "expired");
}

TEST_CASE("3.4 a token dies on the second named by exp, not after it", "[3.4][exp_off_by_one][R13]") {
  const auto noon = random_instant();  // Any instant will do: no test reads the clock.
  const json::Value claims{{"exp", noon}};

  CHECK(verdict(claims, noon - 1) == "accepted");
  CHECK(verdict(claims, noon) == "expired");
  CHECK(verdict(claims, noon + 1) == "expired");
}

TEST_CASE("3.4 a token is valid from the second named by nbf on", "[3.4][nbf_forgotten][R13]") {
  const auto noon = random_instant();
  const json::Value claims{{"exp", noon + 60}, {"nbf", noon}};

  CHECK(verdict(claims, noon - 1) == "not_yet_valid");
  CHECK(verdict(claims, noon) == "accepted");
}

TEST_CASE("3.4 a token issued in the future is refused", "[3.4][iat_forgotten][R13]") {
  const auto noon = random_instant();
  const json::Value claims{{"exp", noon + 60}, {"iat", noon}};

  CHECK(verdict(claims, noon - 1) == "issued_in_future");
  CHECK(verdict(claims, noon) == "accepted");
}

TEST_CASE("3.4 leeway forgives a wrong clock at both ends", "[3.4][leeway_sign][R13]") {
  const auto noon = random_instant();
  const json::Value claims{{"exp", noon + 60}, {"nbf", noon}};

  CHECK(verdict(claims, noon - 30, 30) == "accepted");
  CHECK(verdict(claims, noon - 31, 30) == "not_yet_valid");
  CHECK(verdict(claims, noon + 89, 30) == "accepted");
  CHECK(verdict(claims, noon + 90, 30) == "expired");
}

TEST_CASE("3.4 leeway also forgives an issuer whose clock is ahead", "[3.4][leeway_on_iat][R13]") {
  const auto noon = random_instant();
  const json::Value claims{{"exp", noon + 60}, {"iat", noon}};

  CHECK(verdict(claims, noon - 30, 30) == "accepted");
  CHECK(verdict(claims, noon - 31, 30) == "issued_in_future");
}

TEST_CASE("3.4 the clock minus the leeway may be negative", "[3.4][unsigned_clock][R13]") {
  CHECK(verdict({{"exp", 100}}, 5, 30) == "accepted");
  CHECK(verdict({{"exp", -20}}, 5, 30) == "accepted");
  CHECK(verdict({{"exp", -25}}, 5, 30) == "expired");
}

TEST_CASE("3.4 an unreadable date is invalid, not missing", "[3.4][unreadable_is_absent][R13]") {
  const auto noon = random_instant();

  CHECK(verdict({{"exp", noon + 60}, {"nbf", "tomorrow"}}, noon) == "invalid_claim");
  CHECK(verdict({{"exp", noon + 60}, {"iat", nullptr}}, noon) == "invalid_claim");
  CHECK(verdict({{"exp", json::Value::array({noon + 60})}}, noon) == "invalid_claim");
}

TEST_CASE("3.4 text is not a date, even if it contains a number", "[3.4][text_for_a_number][R13]") {
  const auto noon = random_instant();

  CHECK(verdict({{"exp", std::to_string(noon + 60)}}, noon) == "invalid_claim");
  CHECK(verdict({{"exp", "123"}}, noon) == "invalid_claim");
}

TEST_CASE("3.4 true is not a date", "[3.4][true_is_one][R13]") {
  const auto noon = random_instant();

  CHECK(verdict({{"exp", noon + 60}, {"nbf", true}}, noon) == "invalid_claim");
  CHECK(verdict({{"exp", true}}, noon) == "invalid_claim");
}

TEST_CASE("3.4 fractions of a second count", "[3.4][whole_numbers_only]") {
  CHECK(verdict({{"exp", 2000.5}}, 2000) == "accepted");
  CHECK(verdict({{"exp", 2000.5}}, 2001) == "expired");
  CHECK(verdict({{"exp", 3000}, {"nbf", 2000.5}}, 2000) == "not_yet_valid");
  CHECK(verdict({{"exp", 3000}, {"nbf", 2000.5}}, 2001) == "accepted");
  CHECK(verdict({{"exp", 3000}, {"iat", 2000.5}}, 2000) == "issued_in_future");
  CHECK(verdict({{"exp", 3000}, {"iat", 2000.5}}, 2001) == "accepted");
}

TEST_CASE("3.4 dates in 2286 and later are read correctly", "[3.4][nanosecond_clock][R13]") {
  CHECK(verdict({{"exp", 9'999'999'999}}, random_instant()) == "accepted");
  CHECK(verdict({{"exp", 253'402'300'799}}, random_instant()) == "accepted");
}

TEST_CASE("3.4 infinity and NaN are not dates", "[3.4][no_bound][R13]") {
  const double infinity = std::numeric_limits<double>::infinity();  // What some parsers make of 1e400.

  CHECK(verdict({{"exp", infinity}}, random_instant()) == "invalid_claim");
  CHECK(verdict({{"exp", 2e9}, {"nbf", -infinity}}, random_instant()) == "invalid_claim");
  CHECK(verdict({{"exp", std::numeric_limits<double>::quiet_NaN()}}, random_instant()) == "invalid_claim");
}

TEST_CASE("3.4 a number too large for a date is refused, not wrapped around", "[3.4][wraps_around][R13]") {
  const auto noon = random_instant();

  CHECK(verdict({{"exp", 9'223'372'036'854'775'808U}}, noon) == "invalid_claim");  // 2^63
  CHECK(verdict({{"exp", noon + 60}, {"nbf", 1e300}}, noon) == "invalid_claim");
}

TEST_CASE("3.4 largest_date limits dates before 1970 and after", "[3.4][other_bound][R13]") {
  const auto noon = random_instant();
  constexpr double next = lesson::largest_date + 2;  // The next number that a double knows.

  CHECK(verdict({{"exp", lesson::largest_date}}, noon) == "accepted");
  CHECK(verdict({{"exp", noon + 60}, {"nbf", -lesson::largest_date}}, noon) == "accepted");
  CHECK(verdict({{"exp", next}}, noon) == "invalid_claim");
  CHECK(verdict({{"exp", 9'007'199'254'740'992}}, noon) == "accepted");
  CHECK(verdict({{"exp", 9'007'199'254'740'993}}, noon) ==
        "invalid_claim");  // No double: it must not be rounded.
  CHECK(verdict({{"exp", noon + 60}, {"nbf", -9'007'199'254'740'993}}, noon) == "invalid_claim");
  CHECK(verdict({{"exp", noon + 60}, {"nbf", -next}}, noon) == "invalid_claim");
  CHECK(verdict({{"exp", noon + 60}, {"iat", -1e300}}, noon) == "invalid_claim");
}

TEST_CASE("3.4 all dates are read before any is compared with now", "[3.4][one_claim_at_a_time]") {
  const auto noon = random_instant();

  CHECK(verdict({{"nbf", nullptr}}, noon) == "invalid_claim");
  CHECK(verdict({{"exp", noon}, {"iat", json::Value::array()}}, noon) == "invalid_claim");
  CHECK(verdict({{"exp", noon + 60}, {"nbf", noon + 1}, {"iat", false}}, noon) == "invalid_claim");
}

TEST_CASE("3.4 exp is checked before nbf, and nbf before iat", "[3.4][begin_before_end]") {
  const auto noon = random_instant();

  CHECK(verdict({{"nbf", noon + 1}}, noon) == "no_expiry");
  CHECK(verdict({{"exp", noon}, {"nbf", noon + 1}}, noon) == "expired");
  CHECK(verdict({{"exp", noon}, {"iat", noon + 1}}, noon) == "expired");
  CHECK(verdict({{"exp", noon + 60}, {"nbf", noon + 1}, {"iat", noon + 1}}, noon) == "not_yet_valid");
}

TEST_CASE("3.4 the check agrees with the library on random claims", "[3.4][against_the_library][R45]") {
  for (int i = 0; i < 150; ++i) {
    const auto now = random_instant();
    const auto leeway = random_integer(0, 2);
    json::Value claims = json::Value::object();
    for (const auto* name : {"exp", "nbf", "iat"}) {
      if (random_integer(0, 4) > 0) claims.set(name, any_date(now));
    }
    REQUIRE(verdict(claims, now, leeway) == library_verdict(claims, now, leeway));
  }
}

#include "leeway.hpp"

#include <limits>
#include <string>

#include <catch2/catch_test_macros.hpp>

#include "random.hpp"

using lesson::Leeway;
using lesson::WrittenBy;

namespace {

constexpr auto largest = std::numeric_limits<std::int64_t>::max();
constexpr auto smallest = std::numeric_limits<std::int64_t>::min();

// The seconds that it holds, or "refused".
std::string leeway_of(std::int64_t seconds) {
  const auto leeway = Leeway::of(seconds);
  return leeway ? std::to_string(leeway->seconds()) + " s" : "refused";
}

struct Times {
  std::int64_t begins;
  std::int64_t ends;
};

std::string verdict(const Times& times, std::int64_t now, std::int64_t seconds,
                    WrittenBy written_by = WrittenBy::another_machine) {
  const auto leeway = Leeway::of(seconds);
  if (!leeway) return "no leeway of " + std::to_string(seconds) + " s";
  return lesson::in_time({times.begins, times.ends, written_by}, now, *leeway) ? "in time" : "not in time";
}

}  // namespace

TEST_CASE("6.4 a leeway of 0 to 120 seconds is accepted", "[6.4][in_range_refused][R14]") {
  for (const auto seconds :
       {std::int64_t{0}, std::int64_t{1}, random_integer(2, 118), std::int64_t{119}, std::int64_t{120}})
    CHECK(leeway_of(seconds) == std::to_string(seconds) + " s");
}

TEST_CASE("6.4 a leeway of more than 120 seconds is refused", "[6.4][hours][R14]") {
  for (const auto seconds : {std::int64_t{121}, std::int64_t{3'600}, random_integer(200, 1'000'000), largest})
    CHECK(leeway_of(seconds) == "refused");
}

TEST_CASE("6.4 a negative leeway is refused", "[6.4][negative][R14]") {
  for (const auto seconds : {std::int64_t{-1}, random_integer(-1'000, -2), smallest})
    CHECK(leeway_of(seconds) == "refused");
}

TEST_CASE("6.4 a period includes its first second, and excludes its end", "[6.4][off_by_one][R13]") {
  const auto noon = random_instant();
  for (const auto by : {WrittenBy::another_machine, WrittenBy::this_machine}) {
    CHECK(verdict({noon, noon + 900}, noon - 1, 0, by) == "not in time");
    CHECK(verdict({noon, noon + 900}, noon, 0, by) == "in time");
    CHECK(verdict({noon, noon + 900}, noon + 899, 0, by) == "in time");
    CHECK(verdict({noon, noon + 900}, noon + 900, 0, by) == "not in time");
  }
}

TEST_CASE("6.4 leeway never makes a period shorter", "[6.4][sign_flipped][R13]") {
  const auto noon = random_instant();
  const auto leeway = random_integer(2, 120);

  CHECK(verdict({noon, noon + 900}, noon, leeway) == "in time");
  CHECK(verdict({noon, noon + 900}, noon + 899, leeway) == "in time");
  CHECK(verdict({noon, noon + 60}, noon + 30, 120) == "in time");
}

TEST_CASE("6.4 a leeway counts in seconds", "[6.4][minutes][R14]") {
  const auto noon = random_instant();
  const auto leeway = random_integer(2, 120);

  CHECK(verdict({noon, noon + 900}, noon - leeway - 1, leeway) == "not in time");
  CHECK(verdict({noon - 900, noon}, noon + leeway, leeway) == "not in time");
}

TEST_CASE("6.4 leeway is applied at both ends of a period", "[6.4][one_end][R13]") {
  const auto noon = random_instant();
  const auto leeway = random_integer(2, 120);

  CHECK(verdict({noon, noon + 900}, noon - leeway, leeway) == "in time");
  CHECK(verdict({noon - 900, noon}, noon + leeway - 1, leeway) == "in time");
}

TEST_CASE("6.4 no leeway is applied to times that this machine wrote", "[6.4][widens_our_own][R27]") {
  const auto noon = random_instant();
  const auto leeway = random_integer(2, 120);

  CHECK(verdict({noon, noon + 900}, noon - 1, leeway, WrittenBy::this_machine) == "not in time");
  CHECK(verdict({noon, noon + 900}, noon + 900, leeway, WrittenBy::this_machine) == "not in time");
}

TEST_CASE("6.4 times from a token may be as large as numbers go, and nothing overflows",
          "[6.4][overflow][R13]") {
  const auto noon = random_instant();

  CHECK(verdict({noon, largest}, noon, 120) == "in time");
  CHECK(verdict({smallest, noon}, noon - 1, 120) == "in time");
  CHECK(verdict({largest, largest}, noon, 120) == "not in time");
  CHECK(verdict({smallest, smallest}, noon, 120) == "not in time");
}

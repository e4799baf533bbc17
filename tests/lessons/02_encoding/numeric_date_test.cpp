#include "numeric_date.hpp"

#include <chrono>
#include <cstdlib>
#include <ctime>
#include <string>

#include <catch2/catch_test_macros.hpp>

#include "random.hpp"

namespace {

using std::chrono::seconds;
using std::chrono::sys_seconds;

// The moment that a number names.
sys_seconds moment(std::int64_t number) { return sys_seconds{seconds{number}}; }

// What numeric_date() returns on a machine in that time zone, in POSIX notation.
std::int64_t number_in_zone(const char* zone, sys_seconds time) {
  const char* const before = std::getenv("TZ");
  const std::string saved = before ? before : "";
  setenv("TZ", zone, 1);
  tzset();
  const auto number = lesson::numeric_date(time);
  before ? setenv("TZ", saved.c_str(), 1) : unsetenv("TZ");
  tzset();
  return number;
}

}  // namespace

TEST_CASE("2.1 the number does not depend on the machine's time zone", "[2.1][local_time]") {
  const auto time = moment(random_instant());

  CHECK(number_in_zone("EAST-05:45", time) == number_in_zone("UTC0", time));
  CHECK(number_in_zone("WEST+09:30", time) == number_in_zone("UTC0", time));
}

TEST_CASE("2.1 the number counts seconds since 1970", "[2.1][milliseconds]") {
  const auto number = random_instant();

  CHECK(lesson::numeric_date(moment(0)) == 0);
  CHECK(lesson::numeric_date(moment(1'700'000'000)) == 1'700'000'000);  // 2023-11-14T22:13:20Z
  CHECK(lesson::numeric_date(moment(number)) == number);
}

TEST_CASE("2.1 the number is right after 2038 and 2106, when 32 bits are full", "[2.1][thirty_two_bits]") {
  CHECK(lesson::numeric_date(moment(2'147'483'648)) == 2'147'483'648);
  CHECK(lesson::numeric_date(moment(4'294'967'296)) == 4'294'967'296);
}

TEST_CASE("2.1 the number is right after 2262, when 64 bits of nanoseconds are full",
          "[2.1][nanosecond_clock]") {
  using namespace std::chrono_literals;

  CHECK(lesson::numeric_date(std::chrono::sys_days{2263y / 1 / 1}) == 9'246'182'400);
  CHECK(lesson::numeric_date(std::chrono::sys_days{9999y / 12 / 31}) == 253'402'214'400);
}

TEST_CASE("2.1 a moment before 1970 has a negative number", "[2.1][nothing_before_1970]") {
  CHECK(lesson::numeric_date(moment(-1)) == -1);
  CHECK(lesson::numeric_date(moment(-random_integer(2, 1'000'000'000))) < -1);
}

#include "describe_time.hpp"

#include <array>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <limits>
#include <string>

#include <catch2/catch_test_macros.hpp>

#include "random.hpp"

namespace {

constexpr std::int64_t now = 1'700'000'000;  // 2023-11-14T22:13:20Z

// What describe_time() returns on a machine in that time zone, in POSIX notation.
std::string describe_in_zone(const char* zone, std::int64_t seconds) {
  const char* const before = std::getenv("TZ");
  const std::string saved = before ? before : "";
  setenv("TZ", zone, 1);
  tzset();
  auto text = lesson::describe_time(seconds, now);
  before ? setenv("TZ", saved.c_str(), 1) : unsetenv("TZ");
  tzset();
  return text;
}

std::string date_of(std::int64_t seconds) {
  const auto text = lesson::describe_time(seconds, now);
  return text.substr(0, text.find(" ("));
}

// The date with a 9 for each digit: its format, whatever the day.
std::string form_of_date(std::int64_t seconds) {
  auto date = date_of(seconds);
  for (char& letter : date) {
    if (letter >= '0' && letter <= '9') letter = '9';
  }
  return date;
}

// The part in parentheses.
std::string distance_of(std::int64_t seconds, std::int64_t clock) {
  const auto text = lesson::describe_time(seconds, clock);
  const auto open = text.find('(');
  return open == text.npos ? text : text.substr(open);
}

// A moment as a date, and the same moment as a number.
struct Moment {
  std::string text;
  std::int64_t seconds;
};

Moment random_moment() {
  using namespace std::chrono;
  const auto part = [](int low, int high) { return static_cast<int>(random_integer(low, high)); };
  const int y = part(1970, 2037), mon = part(1, 12), d = part(1, 28);
  const int h = part(0, 23), min = part(0, 59), s = part(0, 59);
  const sys_days date{year{y} / mon / d};
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), "%04d-%02d-%02dT%02d:%02d:%02dZ", y, mon, d, h, min, s);
  return {text.data(), (sys_seconds{date} + hours{h} + minutes{min} + seconds{s}).time_since_epoch().count()};
}

}  // namespace

TEST_CASE("1.6 the date does not depend on the machine's time zone", "[1.6][local_time]") {
  const auto moment = random_instant();

  CHECK(describe_in_zone("EAST-05:45", moment) == describe_in_zone("UTC0", moment));
  CHECK(describe_in_zone("WEST+09:30", moment) == describe_in_zone("UTC0", moment));
}

TEST_CASE("1.6 a date is written like 2023-11-14T22:13:20Z", "[1.6][other_form]") {
  CHECK(form_of_date(random_instant()) == "9999-99-99T99:99:99Z");
}

TEST_CASE("1.6 the number counts seconds since 1970", "[1.6][milliseconds]") {
  const auto moment = random_moment();

  CHECK(date_of(1'700'000'000) == "2023-11-14T22:13:20Z");
  CHECK(date_of(1'709'208'000) == "2024-02-29T12:00:00Z");
  CHECK(date_of(moment.seconds) == moment.text);
}

TEST_CASE("1.6 a moment in the past is described as expired", "[1.6][expired]") {
  CHECK(lesson::describe_time(now, now + 180) == "2023-11-14T22:13:20Z (expired 3 min ago)");
  CHECK(distance_of(now, now + 59) == "(expired 59 s ago)");
  CHECK(distance_of(now, now + 60) == "(expired 1 min ago)");
  CHECK(distance_of(now, now + 3'599) == "(expired 59 min ago)");
  CHECK(distance_of(now, now + 86'399) == "(expired 23 h ago)");
  CHECK(distance_of(now, now + 86'400) == "(expired 1 day ago)");
  CHECK(distance_of(now, now + 172'800) == "(expired 2 days ago)");
}

TEST_CASE("1.6 a moment in the future has not expired yet", "[1.6][always_expired]") {
  const auto minutes = random_integer(2, 59);

  CHECK(distance_of(now + 60 * minutes, now) == "(in " + std::to_string(minutes) + " min)");
  CHECK(distance_of(now + 1, now) == "(in 1 s)");
  CHECK(distance_of(now + 30 * 86'400, now) == "(in 30 days)");
}

TEST_CASE("1.6 a token expires on the second that exp names, not after it", "[1.6][alive_at_exp]") {
  const auto moment = random_instant();

  CHECK(distance_of(moment, moment) == "(expired 0 s ago)");
}

TEST_CASE("1.6 dates after 2038 and after 2262 come out right", "[1.6][narrow_clock]") {
  CHECK(date_of(2'147'483'648) == "2038-01-19T03:14:08Z");  // One more than 32 bits hold.
  CHECK(date_of(9'999'999'999) == "2286-11-20T17:46:39Z");  // Later than 64 bits of nanoseconds reach.
}

TEST_CASE("1.6 0 and last_second are dates", "[1.6][ends_left_out]") {
  CHECK(date_of(0) == "1970-01-01T00:00:00Z");
  CHECK(date_of(lesson::last_second) == "9999-12-31T23:59:59Z");
}

TEST_CASE("1.6 a number below 0 or above last_second is not a date", "[1.6][year_10000]") {
  constexpr auto smallest = std::numeric_limits<std::int64_t>::min();
  constexpr auto largest = std::numeric_limits<std::int64_t>::max();

  // Code that continues with such a number may never return.
  REQUIRE(lesson::describe_time(lesson::last_second + 1, now) == lesson::no_date);
  REQUIRE(lesson::describe_time(-1, now) == lesson::no_date);
  REQUIRE(lesson::describe_time(random_instant() * 1000, now) == lesson::no_date);  // Milliseconds.
  REQUIRE(lesson::describe_time(largest, now) == lesson::no_date);
  REQUIRE(lesson::describe_time(smallest, now) == lesson::no_date);
}

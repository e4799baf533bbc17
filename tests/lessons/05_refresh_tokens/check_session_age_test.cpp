#include "check_session_age.hpp"

#include <algorithm>

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "random.hpp"

namespace {

constexpr std::int64_t day = 24 * 60 * 60;

struct Times {
  std::int64_t started_at;
  std::int64_t last_used_at;
};

// "accepted", or the code of the problem.
std::string verdict(const Times& times, std::int64_t now) {
  const auto problem = lesson::check_session_age(
      {.id = 1, .user_id = 1, .started_at = times.started_at, .last_used_at = times.last_used_at}, now);
  return problem ? std::string(taskboard::code(*problem)) : "accepted";
}

}  // namespace

TEST_CASE("5.5 a session in use can be refreshed", "[5.5][good_session_ended]") {
  const auto start = random_instant();

  CHECK(verdict({start, start}, start) == "accepted");
  CHECK(verdict({start, start}, start + 13 * day) == "accepted");
  CHECK(verdict({start, start + 13 * day}, start + 15 * day) == "accepted");
  CHECK(verdict({start, start + 85 * day}, start + 89 * day) == "accepted");
  CHECK(verdict({start, start + 1}, start) == "accepted");  // Another thread was quicker to use it.
}

TEST_CASE("5.5 refreshing does not make a session immortal", "[5.5][extends_for_ever][R27]") {
  const auto start = random_instant();
  auto used = start;
  std::string last = "accepted";
  for (int week = 1; week <= 20 && last == "accepted"; ++week) {
    last = verdict({start, used}, start + week * 7 * day);
    used = start + week * 7 * day;
  }

  CHECK(last == "session_too_old");
}

TEST_CASE("5.5 a session that nobody uses for 14 days ends", "[5.5][no_idle_end][R27]") {
  const auto start = random_instant();

  CHECK(verdict({start, start}, start + 15 * day) == "idle_too_long");
  CHECK(verdict({start, start + 20 * day}, start + 40 * day) == "idle_too_long");
  const auto much_later = start + 200 * 365 * day;  // An int holds 68 years.
  CHECK(verdict({much_later - day, start}, much_later) == "idle_too_long");
}

TEST_CASE("5.5 there is no leeway: one clock wrote the times and reads them", "[5.5][leeway][R27]") {
  const auto start = random_instant();
  for (const std::int64_t late : {1, 30, 60, 119}) {
    CAPTURE(late);
    CHECK(verdict({start, start}, start + 14 * day + late) == "idle_too_long");
    CHECK(verdict({start, start + 89 * day}, start + 90 * day + late) == "session_too_old");
  }
}

TEST_CASE("5.5 a session ends in the second in which a limit is reached, not after it",
          "[5.5][one_second_late][R27]") {
  const auto start = random_instant();

  CHECK(verdict({start, start}, start + 14 * day - 1) == "accepted");
  CHECK(verdict({start, start}, start + 14 * day) == "idle_too_long");
  CHECK(verdict({start, start + 89 * day}, start + 90 * day - 1) == "accepted");
  CHECK(verdict({start, start + 89 * day}, start + 90 * day) == "session_too_old");
  CHECK(verdict({start, start + 90 * day}, start + 90 * day) == "session_too_old");
}

TEST_CASE("5.5 if both limits are reached, session_too_old is returned", "[5.5][wrong_end_named]") {
  const auto start = random_instant();

  CHECK(verdict({start, start}, start + 91 * day) == "session_too_old");
  CHECK(verdict({start, start + 70 * day}, start + 90 * day) == "session_too_old");
}

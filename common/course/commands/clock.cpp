#include "course/commands/clock.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <iostream>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/course_clock.hpp"
#include "course/os/atomic_file.hpp"
#include "course/session/console.hpp"
#include "course/session/exit_codes.hpp"
#include "course/text/text.hpp"

namespace course {
namespace {

struct Unit {
  char letter;
  std::int64_t seconds;
  std::string_view noun;
};

constexpr std::array units{Unit{'d', 86'400, "day"}, Unit{'h', 3'600, "hour"}, Unit{'m', 60, "minute"},
                           Unit{'s', 1, "second"}};

// The seconds of "+15m"; std::nullopt for what is no step of the clock.
std::optional<std::int64_t> step_of(std::string_view text) {
  if (text.size() < 3 || text.front() != '+') return std::nullopt;
  std::int64_t count = 0;
  const char* const letter = text.data() + text.size() - 1;
  const auto [end, error] = std::from_chars(text.data() + 1, letter, count);
  const auto* const unit = std::ranges::find(units, *letter, &Unit::letter);
  if (error != std::errc() || end != letter || unit == units.end()) return std::nullopt;
  if (count < 1 || count > base::most_clock_shift / unit->seconds) return std::nullopt;
  return count * unit->seconds;
}

// "1 hour, 15 minutes"
std::string words_for(std::int64_t seconds) {
  std::string words;
  for (const auto& unit : units) {
    const auto count = static_cast<std::size_t>(seconds / unit.seconds);
    seconds %= unit.seconds;
    if (count > 0) words += (words.empty() ? "" : ", ") + counted(count, unit.noun);
  }
  return words;
}

int show(std::int64_t shift) {
  if (shift == 0)
    std::cout << "The servers of the lessons have the time of this machine.\n";
  else
    std::cout << "The clock of the servers is " << words_for(shift) << " ahead of this machine.\n"
              << "  scripts/course clock reset sets it back.\n";
  return exit_ok;
}

}  // namespace

int clock(const Session& session, const std::string& change) {
  const auto file = session.paths.state() / "clock";
  const auto shift = base::read_clock_shift(file);
  if (change.empty()) return show(shift);
  const auto step = change == "reset" ? std::optional(-shift) : step_of(change);
  if (!step) {
    const Problem no_step{"'" + printable(change, 40) + "' is no step of the clock.",
                          "+90s, +15m, +2h and +14d are some, and reset sets it back."};
    return print_problem(session, no_step, exit_usage);
  }
  if (shift + *step > base::most_clock_shift)
    return print_problem(
        session, {"The clock goes no further than a year.", "scripts/course clock reset sets it back."},
        exit_not_passed);
  const auto written = write_file_atomically(file, std::to_string(shift + *step) + "\n");
  return written ? show(shift + *step) : print_problem(session, written.error(), exit_not_passed);
}

}  // namespace course

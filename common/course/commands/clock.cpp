#include "course/commands/clock.hpp"

#include <iostream>
#include <optional>
#include <string>

#include "base/course_clock.hpp"
#include "course/os/atomic_file.hpp"
#include "course/session/console.hpp"
#include "course/session/exit_codes.hpp"
#include "course/text/text.hpp"
#include "course/text/times.hpp"

namespace course {
namespace {

int show(std::int64_t shift) {
  if (shift == 0)
    std::cout << "The servers of the lessons have the time of this machine.\n";
  else
    std::cout << "The clock of the servers is " << span_in_words(shift) << " ahead of this machine.\n"
              << "  scripts/course clock reset sets it back.\n";
  return exit_ok;
}

}  // namespace

int clock(const Session& session, const std::string& change) {
  const auto file = session.paths.state() / "clock";
  const auto shift = base::read_clock_shift(file);
  if (change.empty()) return show(shift);
  const auto step = change == "reset" ? std::optional(-shift) : seconds_of_step(change);
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

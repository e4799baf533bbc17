#include "course/commands/hint.hpp"

#include <algorithm>
#include <iostream>

#include "course/session/console.hpp"
#include "course/session/exit_codes.hpp"
#include "course/text/line_folding.hpp"

namespace course {
namespace {

constexpr int hints_in_all = 3;

void print(Session& session, const Exercise& exercise, int number) {
  const Terminal& terminal = session.terminal;
  std::cout << terminal.bold(exercise.id + "  " + exercise.title) << "   "
            << terminal.dim("hint " + std::to_string(number) + " of " + std::to_string(hints_in_all))
            << "\n\n"
            << wrapped(exercise.hints[static_cast<std::size_t>(number - 1)], terminal.width(), 2) << "\n";
  const std::string next = number < hints_in_all ? "One more: scripts/course hint "
                                                 : "That was the last. The answer: scripts/course solution ";
  std::cout << terminal.dim(next + exercise.id) << "\n";
}

}  // namespace

int hint(Session& session, const HintOptions& options) {
  const auto exercise = session.select_one(options.id);
  if (!exercise) return print_problem(session, exercise.error(), exit_usage);
  const Exercise& chosen = **exercise;
  if (chosen.hints.empty()) {
    const Problem none{"The server has no hints of its own.",
                       "Its exercises have: scripts/course list shows them."};
    return print_problem(session, none, exit_not_passed);
  }
  const int seen = static_cast<int>(session.progress().of(chosen.id).hints_shown);
  const int number = options.number.value_or(std::min(seen + 1, hints_in_all));
  print(session, chosen, number);
  session.progress().record_hint(chosen.id, number);
  return exit_ok;
}

}  // namespace course

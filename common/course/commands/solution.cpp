#include "course/commands/solution.hpp"

#include <iostream>

#include "course/lesson/lesson_files.hpp"
#include "course/session/console.hpp"
#include "course/session/exit_codes.hpp"
#include "course/text/text.hpp"

namespace course {

int solution(Session& session, const SolutionOptions& options) {
  const auto exercise = session.select_one(options.id);
  if (!exercise) return print_problem(session, exercise.error(), exit_usage);
  const Exercise& chosen = **exercise;
  if (chosen.kind == Kind::server) {
    const Problem none{"The server is solved by its exercises.", "Name one of them: scripts/course list"};
    return print_problem(session, none, exit_not_passed);
  }
  const auto file = solution_of(session.paths, session.catalogue.lesson_of(chosen), chosen);
  const std::string text = read_text(file);
  if (text.empty()) {
    const Problem gone{"There is no solution at " + session.paths.shown(file) + ".",
                       "It was taken away for a workshop, or git checkout -- solutions brings it back."};
    return print_problem(session, gone, exit_not_passed);
  }
  const bool solved = session.progress().of(chosen.id).passed_at.has_value();
  if (!solved && !options.yes &&
      !confirm(session, "You have not solved " + chosen.id + " yet. Show the solution?")) {
    const Problem kept{"The solution stays closed: " + chosen.id + " is not solved yet.",
                       "scripts/course hint " + chosen.id + " helps, and --yes opens it all the same."};
    return print_problem(session, kept, exit_not_passed);
  }
  std::cout << session.terminal.dim("// " + session.paths.shown(file)) << "\n" << text;
  return exit_ok;
}

}  // namespace course

#include "course/commands/solution.hpp"

#include <iostream>

#include "course/lesson/lesson_files.hpp"
#include "course/session/console.hpp"
#include "course/session/exit_codes.hpp"
#include "course/text/text.hpp"

namespace course {

std::expected<std::string, Problem> solution_text(Session& session, const Exercise& exercise) {
  if (exercise.kind == Kind::server)
    return std::unexpected(
        Problem{"The server is solved by its exercises.", "Name one of them: scripts/course list"});
  const auto file = solution_of(session.paths, session.catalogue.lesson_of(exercise), exercise);
  const std::string text = read_text(file);
  if (text.empty())
    return std::unexpected(
        Problem{"There is no solution at " + session.paths.shown(file) + ".",
                "It was taken away for a workshop, or git checkout -- solutions brings it back."});
  return session.terminal.dim("// " + session.paths.shown(file)) + "\n" + text;
}

int solution(Session& session, const SolutionOptions& options) {
  const auto exercise = session.select_one(options.id);
  if (!exercise) return print_problem(session, exercise.error(), exit_usage);
  const auto text = solution_text(session, **exercise);
  if (!text) return print_problem(session, text.error(), exit_not_passed);
  const std::string& id = (*exercise)->id;
  const bool solved = session.progress().of(id).passed_at.has_value();
  if (!solved && !options.yes &&
      !confirm(session, "You have not solved " + id + " yet. Show the solution?")) {
    const Problem kept{"The solution stays closed: " + id + " is not solved yet.",
                       "scripts/course hint " + id + " helps, and --yes opens it all the same."};
    return print_problem(session, kept, exit_not_passed);
  }
  std::cout << *text;
  return exit_ok;
}

}  // namespace course

#include "course/commands/serve.hpp"

#include <algorithm>
#include <cerrno>
#include <iostream>
#include <system_error>

#include "base/free_port.hpp"
#include "course/commands/serve_banner.hpp"
#include "course/judge/build.hpp"
#include "course/session/console.hpp"
#include "course/session/exec_program.hpp"
#include "course/session/exit_codes.hpp"

namespace course {
namespace {

std::expected<const Lesson*, Problem> select_lesson(Session& session, const std::string& text) {
  const auto chosen = session.select(text);
  if (!chosen) return std::unexpected(chosen.error());
  if (chosen->size() == 1 && chosen->front()->kind == Kind::lab)
    return std::unexpected(Problem{"A lab has no server to run: its attack starts the flawed one and yours.",
                                   "scripts/course attack " + chosen->front()->id});
  if (chosen->empty()) return std::unexpected(Problem{"Lesson " + text + " has nothing in it.", ""});
  const Lesson& lesson = session.catalogue.lesson_of(*chosen->front());
  if (lesson.server) return &lesson;
  return std::unexpected(Problem{"Lesson " + std::to_string(lesson.number) + " has no server.",
                                 "scripts/course list shows those that have."});
}

Problem port_problem(int port) {
  return {"No server can listen on port " + std::to_string(port) + ": " +
              std::generic_category().message(errno) + ".",
          "End what uses it, or take another port: scripts/course serve --port 0 finds a free one."};
}

Problem build_problem(const BuildResult& built, const Paths& paths) {
  if (!built.problem.what.empty()) return built.problem;
  if (!built.error) return {"The server could not be built.", "scripts/course check tells more."};
  const auto& place = built.error->place;
  const std::string where = place ? paths.shown(place->file) + ":" + std::to_string(place->line) + ": " : "";
  return {"The server does not compile. " + where + built.error->message, "scripts/course check tells more."};
}

}  // namespace

int serve(Session& session, const ServeOptions& options) {
  const auto lesson = select_lesson(session, options.lesson);
  if (!lesson) return print_problem(session, lesson.error(), exit_usage);
  const int wanted = options.port.value_or((*lesson)->port);
  const bool names_port = std::ranges::find(options.arguments, "--port") != options.arguments.end();
  const int port = names_port ? wanted : base::free_port(wanted);
  if (port == 0) return print_problem(session, port_problem(wanted), exit_not_passed);
  const std::string target =
      "serve-" + std::to_string((*lesson)->number) + (options.solution ? "-solution" : "");
  std::cerr << "Building the server…" << std::endl;
  const auto built = build(session.paths, {target});
  if (built.end == BuildEnd::interrupted) return exit_not_passed;
  if (built.end != BuildEnd::built)
    return print_problem(session, build_problem(built, session.paths), exit_not_passed);

  std::cout << serve_banner(*(*lesson)->server, port, options.arguments, session.terminal) << std::flush;
  std::vector<std::string> arguments = {"--port", std::to_string(port)};
  arguments.insert(arguments.end(), options.arguments.begin(), options.arguments.end());
  return print_problem(session, exec_program(session.paths.executable(target).string(), arguments),
                       exit_not_passed);
}

}  // namespace course

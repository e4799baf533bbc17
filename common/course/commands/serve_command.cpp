#include <iostream>

#include "base/free_port.hpp"
#include "course/commands/invitation.hpp"
#include "course/judge/build.hpp"
#include "course/session/become.hpp"
#include "course/session/commands.hpp"

namespace course {
namespace {

std::expected<const Lesson*, Problem> select_lesson(Session& session, const std::string& text) {
  const auto chosen = session.select(text);
  if (!chosen) return std::unexpected(chosen.error());
  if (chosen->empty()) return std::unexpected(Problem{"Lesson " + text + " has nothing in it.", ""});
  const Lesson& lesson = session.catalogue.lesson_of(*chosen->front());
  if (lesson.server) return &lesson;
  return std::unexpected(Problem{"Lesson " + std::to_string(lesson.number) + " has no server.",
                                 "scripts/course list shows those that have."});
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
  if (!lesson) return tell(session, lesson.error(), wrong_usage);
  const std::string target =
      "serve-" + std::to_string((*lesson)->number) + (options.solution ? "-solution" : "");
  std::cerr << "Building the server…" << std::endl;
  const auto built = build(session.paths, {target});
  if (built.end == BuildEnd::interrupted) return not_passed;
  if (built.end != BuildEnd::built) return tell(session, build_problem(built, session.paths), not_passed);

  const int wanted = options.port.value_or((*lesson)->port);
  const int port = wanted == 0 ? base::free_port() : wanted;
  std::cout << invitation(*(*lesson)->server, port, options.arguments, session.terminal) << std::flush;
  std::vector<std::string> arguments = {"--port", std::to_string(port)};
  arguments.insert(arguments.end(), options.arguments.begin(), options.arguments.end());
  return tell(session, become(session.paths.executable(target).string(), arguments), not_passed);
}

}  // namespace course

// The program behind `scripts/course dev`: what the authors of the course need and no learner waits for.
#include <exception>
#include <filesystem>
#include <iostream>
#include <optional>
#include <string>

#include <CLI/CLI.hpp>

#include "course/dev/dev_check.hpp"
#include "course/os/interrupt.hpp"
#include "course/session/exit_codes.hpp"
#include "course/session/session.hpp"

namespace {

struct Invocation {
  std::filesystem::path build;
  bool plain = false;
  course::DevCheckOptions check;
};

int run(const Invocation& invocation) {
  const auto paths = course::find_paths(invocation.build);
  if (!paths) {
    std::cerr << paths.error().what << "\n  " << paths.error().mend << "\n";
    return course::exit_not_passed;
  }
  course::Session session(*paths,
                          invocation.plain ? course::Terminal::plain() : course::Terminal::of_stdout());
  return course::dev_check(session, invocation.check);
}

}  // namespace

int main(int argc, char* argv[]) {
  course::catch_interrupts();
  Invocation invocation;
  CLI::App app("For the authors of the course", "scripts/course dev");
  app.require_subcommand(1);
  app.add_flag("--plain", invocation.plain)->group("");
  app.add_option("--build", invocation.build)->required()->group("");
  auto* check =
      app.add_subcommand("check", "Hold manifests, files, starters, solutions and wrong turns together");
  check->add_option("lessons", invocation.check.lessons, "Only these");
  try {
    app.parse(argc, argv);
    return run(invocation);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? course::exit_ok : course::exit_usage;
  } catch (const std::exception& error) {
    std::cerr << "The course hit an internal error: " << error.what() << "\n";
    return course::exit_not_passed;
  }
}

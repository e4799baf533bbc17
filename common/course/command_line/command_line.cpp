#include "course/command_line/command_line.hpp"

#include <algorithm>
#include <exception>
#include <filesystem>
#include <iostream>
#include <optional>
#include <unistd.h>

#include <CLI/CLI.hpp>

#include "course/command_line/commands.hpp"
#include "course/command_line/help_page.hpp"
#include "course/lesson/starters.hpp"
#include "course/session/exit_codes.hpp"
#include "course/session/session.hpp"
#include "course/text/closest_match.hpp"
#include "course/watch/watch.hpp"

namespace course {
namespace {

using Words = std::vector<std::string>;

// The first word that is no option of the course: a command or a place.
Words::iterator first_of(Words& words) {
  auto first = words.begin();
  while (first != words.end() && first->starts_with("--"))
    first += (*first == "--build" || *first == "--edit-cmd") && first + 1 != words.end() ? 2 : 1;
  return first;
}

int run(const Invocation& invocation) {
  Terminal terminal = invocation.plain ? Terminal::plain() : Terminal::of_stdout();
  if (invocation.no_links) terminal = terminal.without_links();
  auto paths = find_paths(invocation.build.empty() ? std::nullopt
                                                   : std::optional<std::filesystem::path>(invocation.build));
  if (!paths) {
    std::cerr << paths.error().what << "\n  " << paths.error().mend << "\n";
    return exit_not_passed;
  }
  if (invocation.everything_sanitized) {
    paths->build = paths->root / "build" / "asan";
    paths->preset = "asan";
  }
  back_up_starters(*paths);
  Session session(*paths, terminal);
  session.interactive = isatty(STDIN_FILENO) == 1 && isatty(STDOUT_FILENO) == 1;
  const int code = invocation.command ? invocation.command(session) : watch(session, invocation.watch);
  if (std::cout.flush()) return code;
  std::cerr << "The output could not be written: the disk is full, or nobody reads it.\n";
  return code == exit_ok ? exit_not_passed : code;
}

int show_help(const CLI::App& app, const CLI::ParseError& asked) {
  if (!app.get_subcommands().empty()) return app.exit(asked);  // That of a command.
  std::cout << help_page(app, Terminal::of_stdout());
  return exit_ok;
}

int refuse(const CLI::App& app, const CLI::ParseError& error, const std::string& first) {
  Words names;
  for (const CLI::App* each : app.get_subcommands(nullptr)) names.push_back(each->get_name());
  if (first.empty() || first.starts_with('-') || std::ranges::find(names, first) != names.end()) {
    std::cerr << error.what() << "\n  scripts/course --help shows how it goes.\n";
    return exit_usage;
  }
  const auto near = closest_matches(first, names);
  std::cerr << "There is no command '" << first << "'."
            << (near.empty() ? "" : " Did you mean '" + near.front() + "'?")
            << "\n  scripts/course --help shows them all.\n";
  return exit_usage;
}

}  // namespace

int run_command_line(Words words) {
  auto first = first_of(words);
  if (first != words.end() && *first == "help") *first = "--help";
  if (first != words.end() && is_place(*first)) first = words.insert(first, "watch");
  const std::string command = first == words.end() ? "" : *first;
  Invocation invocation;
  CLI::App app("JWT authentication in C++, learnt by building it", "scripts/course");
  add_commands(app, invocation);
  try {
    std::ranges::reverse(words);  // CLI11 takes them last first.
    app.parse(std::move(words));
    return run(invocation);
  } catch (const CLI::ParseError& error) {
    return error.get_exit_code() == 0 ? show_help(app, error) : refuse(app, error, command);
  } catch (const std::exception& error) {
    std::cerr << "The course hit an internal error: " << error.what()
              << "\n  scripts/course doctor looks for the reason.\n";
    return exit_not_passed;
  }
}

}  // namespace course

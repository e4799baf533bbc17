// The program behind scripts/course: reads the command line, opens the course, calls one command.
#include <exception>
#include <filesystem>
#include <functional>
#include <iostream>
#include <optional>
#include <string>
#include <string_view>
#include <unistd.h>
#include <vector>

#include <CLI/CLI.hpp>

#include "course/commands/attack.hpp"
#include "course/commands/check.hpp"
#include "course/commands/clock.hpp"
#include "course/commands/doctor.hpp"
#include "course/commands/help.hpp"
#include "course/commands/hint.hpp"
#include "course/commands/idp.hpp"
#include "course/commands/list.hpp"
#include "course/commands/progress.hpp"
#include "course/commands/reset.hpp"
#include "course/commands/secret.hpp"
#include "course/commands/serve.hpp"
#include "course/commands/solution.hpp"
#include "course/lesson/starters.hpp"
#include "course/os/interrupt.hpp"
#include "course/session/exec_program.hpp"
#include "course/session/exit_codes.hpp"
#include "course/session/session.hpp"
#include "course/text/closest_match.hpp"
#include "course/watch/watch.hpp"

namespace {

using course::Session;

// What the command line says. Members are where CLI11 puts values; `command` is what to do in the end.
struct Invocation {
  std::string build;
  bool plain = false;
  bool no_links = false;
  bool everything_sanitized = false;
  course::CheckOptions check;
  course::HintOptions hint;
  course::ServeOptions serve;
  course::SolutionOptions solution;
  course::ResetOptions reset;
  course::ProgressOptions progress;
  std::string lab;
  course::WatchOptions watch;
  std::string clock_change;
  std::function<int(Session&)> command = [this](Session& session) { return course::watch(session, watch); };
};

void add_judging(CLI::App& app, Invocation& to) {
  auto* watch = app.add_subcommand(
      "watch", "Go on where you are, and judge each save (what you get without a command)");
  watch->fallthrough();  // --edit-cmd may stand behind the place.
  watch->add_option("place", to.watch.place, "Somewhere else: 2, 2.3 or lab2");
  auto* check = app.add_subcommand("check", "Judge once; exit code 0 only if everything passed");
  check->add_option("what", to.check.what,
                    "1.4, base64url_decode, 1 (exercises and server), lab1, 1.server or all");
  check->add_flag("--json", to.check.json, "One JSON document (docs/runner.md)");
  check->add_flag("--solutions", to.check.solutions, "Judge the solutions instead");
  check->add_flag("--sanitize", to.everything_sanitized,
                  "With the libraries under sanitizers, too (build/asan)");
  check->callback(
      [&to] { to.command = [&to](Session& session) { return course::check(session, to.check); }; });
}

void add_help(CLI::App& app, Invocation& to) {
  auto* hint = app.add_subcommand("hint", "The next hint");
  hint->add_option("id", to.hint.id, "The exercise; where you are if left out");
  hint->add_option("number", to.hint.number, "1, 2 or 3 to see that one")->check(CLI::Range(1, 3));
  hint->callback([&to] { to.command = [&to](Session& session) { return course::hint(session, to.hint); }; });

  auto* list = app.add_subcommand("list", "Every exercise, and what you have passed");
  list->callback([&to] { to.command = [](Session& session) { return course::list(session); }; });

  auto* solution = app.add_subcommand("solution", "The answer; asks first if you have not passed");
  solution->add_option("id", to.solution.id, "The exercise; where you are if left out");
  solution->add_flag("--yes", to.solution.yes, "Show it without asking");
  solution->callback(
      [&to] { to.command = [&to](Session& session) { return course::solution(session, to.solution); }; });

  auto* reset = app.add_subcommand("reset", "Begin again; your file is backed up first");
  reset->add_option("what", to.reset.what, "An exercise or a lesson");
  reset->add_flag_callback("--all", [&to] { to.reset.what = "all"; }, "Every lesson");
  reset->add_flag("--yes", to.reset.yes, "Without asking");
  reset->callback([&to] {
    if (to.reset.what.empty())
      throw CLI::ValidationError("reset", "say what: an exercise, a lesson, or --all");
    to.command = [&to](Session& session) { return course::reset(session, to.reset); };
  });
}

void add_servers(CLI::App& app, Invocation& to) {
  auto* serve = app.add_subcommand("serve", "Run the server of a lesson");
  serve->add_option("lesson", to.serve.lesson, "Its number; where you are if left out");
  serve->add_flag("--solution", to.serve.solution, "With the solutions instead of your files");
  serve->add_option("--port", to.serve.port, "0 takes a free one")->check(CLI::Range(0, 65535));
  serve->add_option("arguments", to.serve.arguments, "For the server itself, after --: serve 4 -- --seed");
  serve->callback(
      [&to] { to.command = [&to](Session& session) { return course::serve(session, to.serve); }; });

  auto* attack = app.add_subcommand("attack", "Your attack against the flawed server and against your own");
  attack->add_option("lab", to.lab, "lab1, or all");
  attack->callback(
      [&to] { to.command = [&to](Session& session) { return course::attack(session, to.lab); }; });

  auto* secret =
      app.add_subcommand("secret", "Write a .env with good secrets here, for the server of lesson 6");
  secret->callback([&to] {
    to.command = [](Session& session) { return course::secret(session, std::filesystem::current_path()); };
  });

  auto* clock = app.add_subcommand("clock", "The clock of the lessons' servers; without a change, show it");
  clock->add_option("change", to.clock_change, "+90s, +15m, +2h or +14d moves it on; reset sets it back");
  clock->callback(
      [&to] { to.command = [&to](Session& session) { return course::clock(session, to.clock_change); }; });
}

void add_upkeep(CLI::App& app, Invocation& to) {
  auto* doctor = app.add_subcommand("doctor", "What this machine lacks, and how to mend it");
  doctor->callback([&to] { to.command = course::doctor; });

  auto* progress = app.add_subcommand("progress", "What you have done")->require_subcommand(0, 1);
  progress->callback([&to, progress] {
    if (progress->get_subcommands().empty()) to.command = course::progress_summary;
  });
  auto* exported = progress->add_subcommand("export", "As JSON, to take along");
  exported->add_option("file", to.progress.file, "Where to; stdout if left out");
  exported->callback([&to] {
    to.command = [&to](Session& session) { return course::progress_export(session, to.progress); };
  });
  auto* imported = progress->add_subcommand("import", "Take over an export; nothing is lost");
  imported->add_option("file", to.progress.file, "Where from; - is stdin")->required();
  imported->callback([&to] {
    to.command = [&to](Session& session) { return course::progress_import(session, to.progress); };
  });
}

// Programs of their own get their words as they are.
void add_parts(CLI::App& app, Invocation& to) {
  auto* idp = app.add_subcommand("idp", "Run a certified OpenID provider, for lesson 7")->prefix_command();
  idp->set_help_flag();
  idp->callback([&to, idp] {
    to.command = [idp](Session& session) { return course::idp(session, idp->remaining()); };
  });

  auto* token =
      app.add_subcommand("token", "Decode, sign and verify tokens, and make keys, offline")->prefix_command();
  token->set_help_flag();
  token->callback([&to, token] {
    to.command = [&to, token](Session& session) {
      std::vector<std::string> words = token->remaining();
      if (to.plain) words.insert(words.begin(), "--plain");
      return course::exec_subprogram(session, "course-token", words, course::exit_usage);
    };
  });

  auto* dev = app.add_subcommand("dev", "For the authors of the course")->prefix_command();
  dev->set_help_flag();
  dev->callback([&to, dev] {
    to.command = [&to, dev](Session& session) {
      std::vector<std::string> words{"--build", session.paths.build.string()};
      if (to.plain) words.emplace_back("--plain");
      std::ranges::copy(dev->remaining(), std::back_inserter(words));
      return course::exec_subprogram(session, "course-dev", words, course::exit_not_passed);
    };
  });
}

int run(const Invocation& invocation) {
  using course::Terminal;
  Terminal terminal = invocation.plain ? Terminal::plain() : Terminal::of_stdout();
  if (invocation.no_links) terminal = terminal.without_links();
  auto paths = course::find_paths(
      invocation.build.empty() ? std::nullopt : std::optional<std::filesystem::path>(invocation.build));
  if (!paths) {
    std::cerr << paths.error().what << "\n  " << paths.error().mend << "\n";
    return course::exit_not_passed;
  }
  if (invocation.everything_sanitized) {
    paths->build = paths->root / "build" / "asan";
    paths->preset = "asan";
  }
  course::back_up_starters(*paths);
  Session session(*paths, terminal);
  session.interactive = isatty(STDIN_FILENO) == 1 && isatty(STDOUT_FILENO) == 1;
  return invocation.command(session);
}

int refuse(const CLI::App& app, const CLI::ParseError& error, const std::string& first) {
  if (error.get_exit_code() == 0 && !app.get_subcommands().empty())
    return app.exit(error);  // --help of a command.
  if (error.get_exit_code() == 0) {
    std::cout << course::help_page(course::Terminal::of_stdout());
    return course::exit_ok;
  }
  const auto names = course::command_names();
  const bool known = first.starts_with('-') || std::ranges::find(names, first) != names.end();
  if (known || first.empty()) {
    std::cerr << error.what() << "\n  scripts/course --help shows how it goes.\n";
  } else {
    const auto near = course::closest_matches(first, names);
    std::cerr << "There is no command '" << first << "'."
              << (near.empty() ? "" : " Did you mean '" + near.front() + "'?")
              << "\n  scripts/course --help shows them all.\n";
  }
  return course::exit_usage;
}

bool asks_for_help(const std::vector<std::string>& arguments) {
  return !arguments.empty() &&
         (arguments.front() == "--help" || arguments.front() == "-h" || arguments.front() == "help");
}

// `scripts/course 2`, `scripts/course 2.3` and `scripts/course lab2` open the course there. The flags of the
// course may come first.
std::vector<std::string> words_of(int argc, char* argv[]) {
  std::vector<std::string> words(argv + 1, argv + argc);
  auto first = words.begin();
  while (first != words.end() && first->starts_with("--")) {
    const bool takes_a_word = *first == "--build" || *first == "--edit-cmd";
    ++first;
    if (takes_a_word && first != words.end()) ++first;
  }
  if (first != words.end() && course::is_place(*first)) words.insert(first, "watch");
  return words;
}

}  // namespace

int main(int argc, char* argv[]) {
  const std::vector<std::string> arguments = words_of(argc, argv);
  if (asks_for_help(arguments)) {
    std::cout << course::help_page(course::Terminal::of_stdout());
    return course::exit_ok;
  }
  course::catch_interrupts();
  Invocation invocation;
  CLI::App app("JWT authentication in C++, learnt by building it", "scripts/course");
  app.require_subcommand(0, 1);
  app.add_flag("--plain", invocation.plain, "No colours, no signs: plain words");
  app.add_flag("--no-links", invocation.no_links, "No links to click on");
  app.add_option("--edit-cmd", invocation.watch.edit_command, "What the key e opens a file with: 'code -r'");
  app.add_option("--build", invocation.build, "Another build folder than build/learn");
  add_judging(app, invocation);
  add_help(app, invocation);
  add_servers(app, invocation);
  add_upkeep(app, invocation);
  add_parts(app, invocation);
  try {
    app.parse(std::vector(arguments.rbegin(), arguments.rend()));  // CLI11 takes them last first.
    const int code = run(invocation);
    if (std::cout.flush()) return code;
    std::cerr << "The output could not be written: the disk is full, or nobody reads it.\n";
    return code == course::exit_ok ? course::exit_not_passed : code;
  } catch (const CLI::ParseError& error) {
    return refuse(app, error, arguments.empty() ? "" : arguments.front());
  } catch (const std::exception& error) {
    std::cerr << "The course hit an internal error: " << error.what()
              << "\n  scripts/course doctor looks for the reason.\n";
    return course::exit_not_passed;
  }
}

#include "course/command_line/commands.hpp"

#include <algorithm>
#include <filesystem>
#include <iostream>
#include <iterator>
#include <vector>

#include <CLI/CLI.hpp>

#include "course/command_line/completions.hpp"
#include "course/commands/attack.hpp"
#include "course/commands/clock.hpp"
#include "course/commands/doctor.hpp"
#include "course/commands/idp.hpp"
#include "course/commands/list.hpp"
#include "course/commands/secret.hpp"
#include "course/session/console.hpp"
#include "course/session/exec_program.hpp"
#include "course/session/exit_codes.hpp"
#include "course/watch/watch.hpp"

namespace course {
namespace {

using Work = std::function<int(Session&)>;

class Commands {
 public:
  Commands(CLI::App& app, Invocation& to) : app_(app), to_(to) {}

  void add_learning() {
    group_ = "Learning";
    add("watch", "Go on where you are, and judge each save", "watch 2.3",
        [&to = to_](Session& session) { return course::watch(session, to.watch); })
        ->group("")  // What one gets without a command.
        ->add_option("place", to_.watch.place, "Somewhere else: 2, 2.3 or lab2")
        ->type_name("PLACE");

    auto* check = add("check", "Judge once: 1.4, a file, a lesson (1), all", "check 1.4",
                      [&to = to_](Session& session) { return course::check(session, to.check); });
    check
        ->add_option("what", to_.check.what,
                     "1.4, base64url_decode, 1 (exercises and server), lab1, 1.server or all")
        ->type_name("PLACES");
    check->add_flag("--json", to_.check.json, "One JSON document (docs/runner.md)");
    check->add_flag("--solutions", to_.check.solutions, "Judge the solutions instead");
    check->add_flag("--sanitize", to_.everything_sanitized,
                    "With the libraries under sanitizers, too (build/asan)");

    auto* hint = add("hint", "The next hint of three", "hint 1.4 2",
                     [&to = to_](Session& session) { return course::hint(session, to.hint); });
    hint->add_option("id", to_.hint.id, "The exercise; where you are if left out")->type_name("EXERCISE");
    hint->add_option("number", to_.hint.number, "1, 2 or 3 to see that one")->check(CLI::Range(1, 3));

    add("list", "Every exercise, and what you have passed", "list",
        [](Session& session) { return list(session); });

    auto* serve = add("serve", "Run the server you have built", "serve 4 --port 0 -- --seed",
                      [&to = to_](Session& session) { return course::serve(session, to.serve); });
    serve->add_option("lesson", to_.serve.lesson, "Its number; where you are if left out")
        ->type_name("LESSON");
    serve->add_flag("--solution", to_.serve.solution, "With the solutions instead of your files");
    serve->add_option("--port", to_.serve.port, "0 takes a free one")->check(CLI::Range(0, 65535));
    serve->add_option("arguments", to_.serve.arguments, "For the server itself, after --");

    add("attack", "Break the flawed server; does yours hold?", "attack lab1",
        [&to = to_](Session& session) { return attack(session, to.lab); })
        ->add_option("lab", to_.lab, "lab1, a lesson (1) or all; the lesson where you are if left out")
        ->type_name("LAB");

    auto* solution = add("solution", "The answer; free once you have passed", "solution 1.4",
                         [&to = to_](Session& session) { return course::solution(session, to.solution); });
    solution->add_option("id", to_.solution.id, "The exercise; where you are if left out")
        ->type_name("EXERCISE");
    solution->add_flag("--yes", to_.solution.yes, "Show it without asking");

    auto* reset =
        add("reset", "Begin again; your file is backed up first", "reset 1.4", [&to = to_](Session& session) {
          const Problem none{"reset: say what: an exercise, a lesson, or --all.", ""};
          return to.reset.what.empty() ? print_problem(session, none, exit_usage)
                                       : course::reset(session, to.reset);
        });
    reset->add_option("what", to_.reset.what, "An exercise or a lesson")->type_name("PLACES");
    reset->add_flag_callback("--all", [&to = to_] { to.reset.what = "all"; }, "Every lesson");
    reset->add_flag("--yes", to_.reset.yes, "Without asking");
  }

  void add_tools() {
    group_ = "Tools";
    add("secret", "Write a .env with good secrets, for lesson 6", "secret",
        [](Session& session) { return secret(session, std::filesystem::current_path()); });
    add("clock", "Move the servers' clock on; tokens expire now", "clock +15m",
        [&to = to_](Session& session) { return clock(session, to.clock_change); })
        ->add_option("change", to_.clock_change,
                     "+90s, +15m, +2h or +14d moves it on; reset sets it back; nothing shows it");
    add_program("token", "Decode, sign and verify tokens; make keys",
                [&to = to_](Session& session, Words words) {
                  if (to.plain) words.insert(words.begin(), "--plain");
                  return exec_subprogram(session, "course-token", words, exit_usage);
                });
    add_program("idp", "Run a certified OpenID provider, for lesson 7", idp);

    auto* progress = add("progress", "What you have done; export or import it", "progress export mine.json",
                         progress_summary);
    add_to(*progress, "export", "As JSON, to take along", "progress export mine.json",
           [&to = to_](Session& session) { return progress_export(session, to.progress); })
        ->add_option("file", to_.progress.file, "Where to; stdout if left out");
    add_to(*progress, "import", "Take over an export; nothing is lost", "progress import mine.json",
           [&to = to_](Session& session) { return progress_import(session, to.progress); })
        ->add_option("file", to_.progress.file, "Where from; - is stdin")
        ->required();

    add("doctor", "What this machine lacks, and how to fix it", "doctor", doctor);
    auto* completions =
        add("completions", "Let the shell complete commands and exercises", "completions bash", {})
            ->require_subcommand(1);
    for (const CompletedShell& shell : completed_shells())
      add_to(*completions, shell.name, shell.switched_on, "completions " + shell.name,
             [&app = app_, &shell](Session& session) {
               std::cout << shell.script(app, session.catalogue);
               return exit_ok;
             });
    add_program("dev", "The course checks itself (for its authors)",
                [&to = to_](Session& session, const Words& words) {
                  Words all{"--build", session.paths.build.string()};
                  if (to.plain) all.emplace_back("--plain");
                  std::ranges::copy(words, std::back_inserter(all));
                  return exec_subprogram(session, "course-dev", all, exit_not_passed);
                });
  }

 private:
  using Words = std::vector<std::string>;

  CLI::App* add(const std::string& name, const std::string& sentence, const std::string& example,
                const Work& work) {
    return add_to(app_, name, sentence, example, work)->group(group_);
  }

  CLI::App* add_to(CLI::App& app, const std::string& name, const std::string& sentence,
                   const std::string& example, const Work& work) {
    auto* command = app.add_subcommand(name, sentence);
    command->footer("Example: scripts/course " + example);
    command->callback([&to = to_, work] {
      if (!to.command) to.command = work;  // That of an inner command comes first.
    });
    return command;
  }

  // A program of its own gets its words as they are.
  void add_program(const std::string& name, const std::string& sentence,
                   const std::function<int(Session&, const Words&)>& work) {
    auto* program = add(name, sentence, name, {});
    program->prefix_command()->fallthrough(false)->set_help_flag();
    program->callback([&to = to_, program, work] {
      to.command = [program, work](Session& session) { return work(session, program->remaining()); };
    });
  }

  CLI::App& app_;
  Invocation& to_;
  std::string group_;
};

}  // namespace

void add_commands(CLI::App& app, Invocation& to) {
  app.require_subcommand(0, 1)->fallthrough();
  app.add_flag("--plain", to.plain, "No colours, no signs, no screen: plain words");
  app.add_flag("--no-links", to.no_links, "No links to click on");
  app.add_option("--edit-cmd", to.watch.edit_command, "What the key e opens your file with: 'code -r'")
      ->type_name("CMD");
  app.add_option("--build", to.build, "Another build folder than build/learn")->type_name("DIR");
  Commands commands(app, to);
  commands.add_learning();
  commands.add_tools();
}

}  // namespace course

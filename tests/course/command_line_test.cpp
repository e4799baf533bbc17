// What is typed behind scripts/course: short forms, help, completions in real shells.
#include "course/command_line/command_line.hpp"

#include <algorithm>
#include <cstdlib>
#include <string>
#include <vector>

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "course/os/process.hpp"
#include "course/session/exit_codes.hpp"
#include "course/text/characters.hpp"
#include "learner.hpp"

namespace {

using Words = std::vector<std::string>;

// A fake checkout that the command line finds by its variable.
class CommandLine {
 public:
  CommandLine() { setenv("COURSE_ROOT", checkout.paths().root.c_str(), 1); }
  ~CommandLine() { unsetenv("COURSE_ROOT"); }
  CommandLine(const CommandLine&) = delete;
  CommandLine& operator=(const CommandLine&) = delete;

  static Said type(const Words& words) {
    return said([&] { return course::run_command_line(words); });
  }
  std::string build() const { return checkout.paths().build.string(); }
  std::string here() const { return course::Session(checkout.paths(), course::Terminal::plain()).here()->id; }

  FakeCheckout checkout;
};

// What `script`, with the completions of this shell in the file "completions", prints.
std::string in_shell(const CommandLine& line, const std::string& shell, const std::string& script) {
  line.checkout.folder().write("completions", CommandLine::type({"completions", shell}).text);
  const auto ended =
      course::run_process({.arguments = {shell, "-c", script}, .directory = line.checkout.paths().root});
  CHECK(ended.succeeded());
  return ended.output;
}

bool is_here(const std::string& shell) {
  return course::run_process({.arguments = {"sh", "-c", "command -v " + shell}}).succeeded();
}

// What bash offers behind `words`, the last of which is under the cursor.
std::string offered_by_bash(const CommandLine& line, const std::string& words) {
  return in_shell(line, "bash",
                  "source ./completions; complete -p course >/dev/null || exit; COMP_WORDS=(" + words +
                      "); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); _course course \"${COMP_WORDS[-1]}\"; "
                      "echo \"${COMPREPLY[*]}\"");
}

}  // namespace

TEST_CASE("a lesson, an exercise, a lab or a file opens the course there, wherever the options are") {
  const CommandLine line;
  const std::string build = line.build();
  const auto [words, place] = GENERATE_COPY(
      std::pair{Words{"1.2"}, "1.2"}, std::pair{Words{"lab1"}, "lab1"}, std::pair{Words{"1"}, "1.1"},
      std::pair{Words{"--build", build, "1.2"}, "1.2"}, std::pair{Words{"1.2", "--build", build}, "1.2"},
      std::pair{Words{"--plain", "--build=" + build, "lab1"}, "lab1"},
      std::pair{Words{"lab1", "--plain"}, "lab1"}, std::pair{Words{"watch", "1.2", "--plain"}, "1.2"},
      std::pair{Words{"lessons/01_first_steps/split.cpp"}, "1.2"}, std::pair{Words{"split.cpp"}, "1.2"});
  CHECK(CommandLine::type(words).code == course::exit_ok);
  CHECK(line.here() == place);
}

TEST_CASE("check takes paths as a shell completes them") {
  const CommandLine line;
  pass_1_1(line.checkout);
  CHECK(CommandLine::type({"check", "lessons/01_first_steps/count.cpp"})
            .text.starts_with("1.1  Count the dots   2 checks passed\n"));
  for (const std::string folder : {"lessons/01_first_steps/", "./lessons/01_first_steps", "01_first_steps/"})
    CHECK(CommandLine::type({"check", folder, "--plain"}).has(" of 3 passed."));
  CHECK(CommandLine::type({"check", "01_first_steps/count.cpp"}).has("1.1  Count the dots"));
  CHECK(CommandLine::type({"check", "lessons/"}).code == course::exit_usage);
}

TEST_CASE("what is no command is refused, with one that is near") {
  CHECK(CommandLine::type({"lits"}).text.starts_with("There is no command 'lits'. Did you mean 'list'?\n"));
  CHECK(CommandLine::type({"lits"}).code == course::exit_usage);
  CHECK(CommandLine::type({"--wide"}).code == course::exit_usage);
  CHECK(CommandLine::type({"check", "1.1", "1.2"}).code == course::exit_usage);
  CHECK(CommandLine::type({"completions"}).code == course::exit_usage);
  const CommandLine line;
  CHECK(CommandLine::type({"reset"}).code == course::exit_usage);
}

TEST_CASE("the page of all commands names each, and fits a terminal of 80 columns") {
  for (const Words& words : {Words{"--help"}, Words{"-h"}, Words{"help"}, Words{"--plain", "--help"}}) {
    const auto page = CommandLine::type(words);
    CHECK(page.code == course::exit_ok);
    for (const std::string command : {"", "check [what]", "clock [change]", "idp ", "completions", "dev"})
      CHECK(page.has("\n  scripts/course " + command));
    for (const auto line : course::lines_of(page.text)) CHECK(course::columns(line) <= 80);
  }
}

TEST_CASE("the help of each command has an example that the command line takes") {
  const std::string command = GENERATE("watch", "check", "hint", "list", "serve", "attack", "solution",
                                       "reset", "secret", "clock", "progress", "doctor", "completions");
  CAPTURE(command);
  const auto help = CommandLine::type({command, "--help"});
  CHECK(help.code == course::exit_ok);
  CHECK(help.has("Example: scripts/course " + command));
}

TEST_CASE("a progress command does its own work") {
  const CommandLine line;
  CHECK(CommandLine::type({"progress"}).has("Lesson 1: First steps"));
  CHECK(CommandLine::type({"progress", "export"}).has("\"format\": \"course progress\""));
}

TEST_CASE("bash completes commands, options, exercises, labs and lessons", "[completions]") {
  const CommandLine line;
  CHECK(offered_by_bash(line, "course ch") == "check\n");
  CHECK(offered_by_bash(line, "course 1.") == "1.1 1.2 1.server\n");
  CHECK(offered_by_bash(line, "course check l") == "lab1\n");
  CHECK(offered_by_bash(line, "course check ''") == "1 1.1 1.2 1.server lab1 all\n");
  CHECK(offered_by_bash(line, "course --build 1.1 check 1.1 --js") == "--json\n");
  CHECK(offered_by_bash(line, "course check --plain 1.s") == "1.server\n");
  CHECK(offered_by_bash(line, "course hint 1") == "1.1 1.2 1.server\n");
  CHECK(offered_by_bash(line, "course attack ''") == "1 lab1 all\n");
  CHECK(offered_by_bash(line, "course serve ''") == "1\n");
  CHECK(offered_by_bash(line, "course progress ''") == "export import\n");
  CHECK(offered_by_bash(line, "course completions b") == "bash\n");
  CHECK(offered_by_bash(line, "course progress import ''") == "\n");  // A file: bash knows those.
  CHECK(offered_by_bash(line, "course serve --port ''") == "\n");
}

TEST_CASE("fish completes them, and says what they mean", "[completions]") {
  const CommandLine line;
  if (!is_here("fish")) SKIP("fish is not here");
  const auto offered = [&](const std::string& typed) {
    return in_shell(line, "fish", "source ./completions; complete -C '" + typed + "'");
  };
  CHECK(offered("course chec") == "check\tJudge once: 1.4, a file, a lesson (1), all\n");
  CHECK(offered("course --build b check 1.s") == "1.server\tThe desk\n");
  CHECK(offered("scripts/course check --js") == "--json\tOne JSON document (docs/runner.md)\n");
  CHECK(offered("course progress e") == "export\tAs JSON, to take along\n");
}

TEST_CASE("zsh takes the script, and finds the words for a command", "[completions]") {
  const CommandLine line;
  const std::string script = CommandLine::type({"completions", "zsh"}).text;
  CHECK(script.contains("'1.server:The desk'"));
  if (!is_here("zsh")) SKIP("zsh is not here");
  const std::string shown =
      "compdef() { }; _describe() { print -l -- $rest }; source ./completions; PREFIX=; ";
  CHECK(in_shell(line, "zsh", shown + "words=(course --build x attack ''); CURRENT=5; _course") ==
        "1:One foot, then the other\nlab1:Break in\nall:Every lesson\n");
}

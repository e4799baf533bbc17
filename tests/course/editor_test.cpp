#include "course/watch/editor.hpp"

#include <cstdlib>
#include <string>

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

#include "course/text/text.hpp"
#include "temporary_folder.hpp"

using Catch::Matchers::ContainsSubstring;

namespace {

using Words = std::vector<std::string>;

// A learner's environment: programs that write down how they were called, and variables.
class Desk {
 public:
  Desk() {
    set("PATH", folder_.path());
    for (const char* name : {"TERM_PROGRAM", "TMUX", "ZELLIJ", "VISUAL", "EDITOR"}) set(name, "");
    for (const char* name : {"code", "tmux", "zellij", "vim"})
      folder_.write_program(name, "#!/bin/sh\nprintf '%s\\n' \"$0\" \"$@\" > \"$0.called\"\n");
  }
  ~Desk() {
    for (const auto& [name, value] : before_) setenv(name.c_str(), value.c_str(), 1);
  }
  Desk(const Desk&) = delete;
  Desk& operator=(const Desk&) = delete;

  void set(const std::string& name, const std::string& value) {
    const char* const before = std::getenv(name.c_str());
    before_.emplace_back(name, before == nullptr ? "" : before);
    setenv(name.c_str(), value.c_str(), 1);
  }

  // The command for line 7 of a file.
  std::optional<course::EditorCommand> command(const std::string& wanted = "") const {
    return course::editor_for({.file = "/c o/a;b.cpp", .line = 7}, wanted);
  }
  Words words(const std::string& wanted = "") const { return command(wanted).value().arguments; }
  const TemporaryFolder& folder() const { return folder_; }

 private:
  TemporaryFolder folder_;
  std::vector<std::pair<std::string, std::string>> before_;
};

}  // namespace

TEST_CASE("e opens the file at its line in the editor around us") {
  Desk desk;
  desk.set("EDITOR", "vim");
  SECTION("VS Code") {
    desk.set("TERM_PROGRAM", "vscode");
    CHECK(desk.words() == Words{"code", "-r", "-g", "/c o/a;b.cpp:7"});
  }
  SECTION("Zellij") {
    desk.set("ZELLIJ", "0");
    CHECK(desk.words() == Words{"zellij", "edit", "/c o/a;b.cpp", "-l", "7"});
  }
  SECTION("tmux") {
    desk.set("TMUX", "/tmp/tmux");
    CHECK(desk.words() == Words{"tmux", "split-window", "-h", "--", "vim", "+7", "/c o/a;b.cpp"});
  }
  CHECK_FALSE(desk.command()->takes_terminal);
}

TEST_CASE("elsewhere e gives the terminal to the learner's editor") {
  Desk desk;
  desk.set("EDITOR", "vim -u NONE");
  CHECK(desk.words() == Words{"vim", "-u", "NONE", "+7", "/c o/a;b.cpp"});
  CHECK(desk.command()->takes_terminal);

  desk.set("VISUAL", "/opt/ed itor");
  CHECK(desk.words() == Words{"/opt/ed", "itor", "/c o/a;b.cpp"});

  desk.set("VISUAL", "code --wait");
  CHECK(desk.words() == Words{"code", "-g", "/c o/a;b.cpp:7"});
  CHECK_FALSE(desk.command()->takes_terminal);
}

TEST_CASE("--edit-cmd is asked first, and without an editor there is none") {
  Desk desk;
  CHECK_FALSE(desk.command());
  CHECK_FALSE(desk.command(" "));
  CHECK(desk.words("nano -l") == Words{"nano", "-l", "+7", "/c o/a;b.cpp"});
  CHECK(course::editor_for({.file = "/a.cpp", .line = 0}, "nano")->arguments == Words{"nano", "/a.cpp"});
}

TEST_CASE("no shell reads an editor's command") {
  Desk desk;
  const std::string program = desk.folder().path() / "vim";
  CHECK_FALSE(course::run_editor(*desk.command(program + " $(touch${IFS}x) ;touch x")));
  CHECK(course::read_text(program + ".called") ==
        program + "\n$(touch${IFS}x)\n;touch\nx\n+7\n/c o/a;b.cpp\n");
}

TEST_CASE("an editor that fails is named in a sentence") {
  Desk desk;
  CHECK_THAT(course::run_editor({{"no-such-editor", "x"}, true}).value(),
             ContainsSubstring("no-such-editor could not be started: "));
  desk.folder().write_program("tmux", "#!/bin/sh\nexit 1\n");
  CHECK(course::run_editor({{"tmux"}, false}) == "tmux could not open the file.");
}

// The terminal itself, with a pseudo-terminal in its place.
#include "course/text/keyboard.hpp"

#include <csignal>
#include <cstdlib>
#include <functional>
#include <poll.h>
#include <pty.h>
#include <string>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

#include "course/text/terminal.hpp"

using Catch::Matchers::ContainsSubstring;

namespace {

// A process in a terminal of its own.
class InTerminal {
 public:
  explicit InTerminal(const std::function<void()>& work) {
    process_ = forkpty(&screen_, nullptr, nullptr, nullptr);
    if (process_ != 0) return;
    try {
      work();
    } catch (...) {
      _exit(1);  // The tests go on in the parent only.
    }
    _exit(0);
  }
  ~InTerminal() {
    end();
    close(screen_);
  }
  InTerminal(const InTerminal&) = delete;
  InTerminal& operator=(const InTerminal&) = delete;

  // What it has written when `last` is in it, or at its end.
  std::string until(const std::string& last) {
    char byte = 0;
    while (!written_.ends_with(last) && read(screen_, &byte, 1) == 1) written_ += byte;
    return written_;
  }
  void type(const std::string& keys) const { REQUIRE(write(screen_, keys.data(), keys.size()) > 0); }
  void end() {
    if (process_ <= 0) return;
    kill(process_, SIGKILL);
    waitpid(process_, nullptr, 0);
    process_ = -1;
  }
  void go_on_after_a_shell() const {
    termios cooked = mode();
    cooked.c_lflag |= ICANON | ECHO;
    tcsetattr(screen_, TCSANOW, &cooked);
    kill(process_, SIGCONT);
  }
  termios mode() const {
    termios mode{};
    tcgetattr(screen_, &mode);
    return mode;
  }

 private:
  int screen_ = -1;
  pid_t process_ = -1;
  std::string written_;
};

void write_out(const std::string& text) {
  [[maybe_unused]] const auto written = write(STDOUT_FILENO, text.data(), text.size());
}

// What `terminal` makes of a word, in a terminal whose TERM and NO_COLOR are these.
std::string painted(const char* term, const char* no_color) {
  InTerminal child{[&] {
    setenv("TERM", term, 1);
    setenv("NO_COLOR", no_color, 1);
    const auto terminal = course::Terminal::of_stdout();
    write_out((terminal.has_signs() ? "signs " : "words ") + terminal.red("red") +
              terminal.link("there", "file:///there") + "!");
  }};
  return child.until("!");
}

}  // namespace

TEST_CASE("a watching runner that is killed leaves a terminal that waits for keys") {
  InTerminal child{[] {
    const course::Keyboard keyboard{course::Screen::second};
    write_out("ready");
    pause();
  }};
  child.until("ready");
  child.end();
  CHECK(child.mode().c_cc[VMIN] == 1);
}

TEST_CASE("reading keys never waits, and a paste arrives as one") {
  InTerminal child{[] {
    course::Keyboard keyboard{course::Screen::second};
    std::string kinds = keyboard.read().empty() ? "none," : "some,";
    write_out("ready");
    for (std::size_t count = 0; count < 3;) {
      for (const course::Key& key : keyboard.read()) {
        kinds += key.kind == course::KeyKind::pasted ? "pasted," : "pressed,";
        ++count;
      }
    }
    write_out(kinds + "!");
  }};
  CHECK_THAT(child.until("ready"), ContainsSubstring("\x1b[?2004h"));
  child.type("\x1b[200~xy\x1b[201~q");
  CHECK_THAT(child.until("!"), ContainsSubstring("none,pasted,pasted,pressed,!"));
}

TEST_CASE("the terminal is given back with its pastes as they were") {
  InTerminal child{[] {
    {
      const course::Keyboard keyboard{course::Screen::second};
    }
    write_out("!");
  }};
  CHECK_THAT(child.until("!"), ContainsSubstring("\x1b[?2004l"));
}

TEST_CASE("a terminal that is lent is as the learner left it, and then ours again") {
  InTerminal child{[] {
    course::Keyboard keyboard{course::Screen::second};
    keyboard.lend([] { write_out("lent"); });
    write_out("back");
    pause();
  }};
  CHECK_THAT(child.until("lent"), ContainsSubstring("\x1b[?1049l"));
  child.until("back");
  CHECK((child.mode().c_lflag & ICANON) == 0);
}

TEST_CASE("a runner that was stopped without a word takes the terminal again when it goes on") {
  InTerminal child{[] {
    const course::Keyboard keyboard{course::Screen::second};
    write_out("ready");
    pollfd redraw{.fd = keyboard.redraw_descriptor(), .events = POLLIN, .revents = 0};
    while (poll(&redraw, 1, -1) != 1) {
    }
    write_out("again");
    pause();
  }};
  child.until("ready");
  child.go_on_after_a_shell();
  child.until("again");
  CHECK((child.mode().c_lflag & ICANON) == 0);
}

TEST_CASE("NO_COLOR takes away the colours, and neither signs nor links") {
  CHECK(painted("xterm", "1") == "signs red\x1b]8;;file:///there\x1b\\there\x1b]8;;\x1b\\!");
  CHECK_THAT(painted("xterm", ""), ContainsSubstring("signs \x1b[31mred"));
  CHECK(painted("dumb", "") == "words redthere!");
  CHECK_THAT(painted("linux", "1"), ContainsSubstring("signs redthere!"));
}

#include "course/text/keyboard.hpp"

#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <poll.h>
#include <string_view>
#include <sys/ioctl.h>
#include <system_error>
#include <termios.h>
#include <unistd.h>
#include <utility>

namespace course {
namespace {

// Second screen, cursor hidden, pastes in brackets; and back.
constexpr std::string_view take_screen = "\x1b[?1049h\x1b[?25l\x1b[?2004h";
constexpr std::string_view give_screen = "\x1b[?2004l\x1b[?25h\x1b[?1049l";

constexpr std::array fatal_signals = {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT, SIGQUIT};

// What a signal handler may touch: plain data, set before the handlers are.
termios saved_termios{};
std::atomic<bool> is_raw = false;
std::atomic<bool> is_lent = false;
std::atomic<bool> draws = false;  // On the second screen.
std::array<int, 2> redraw_pipe = {-1, -1};

void put(std::string_view text) {
  // Nothing can be done about a terminal that does not take this.
  [[maybe_unused]] const auto written = write(STDOUT_FILENO, text.data(), text.size());
}

// Async-signal-safe, as are the handlers below: tcsetattr and write are on the list of signal-safety(7).
void leave_raw_mode() {
  if (!is_raw.exchange(false)) return;
  if (draws) put(give_screen);
  tcsetattr(STDIN_FILENO, TCSADRAIN, &saved_termios);
}

void enter_raw_mode() {
  termios raw = saved_termios;
  raw.c_lflag &= ~static_cast<tcflag_t>(ICANON | ECHO);
  // Who is killed leaves this behind: with VMIN = 0 a shell would take it for the end of its input.
  raw.c_cc[VMIN] = 1;
  raw.c_cc[VTIME] = 0;
  tcsetattr(STDIN_FILENO, TCSADRAIN, &raw);
  if (draws) put(take_screen);
  is_raw = true;
}

void ask_for_redraw(int) {
  const int before = errno;
  [[maybe_unused]] const auto written = write(redraw_pipe[1], "r", 1);  // A full pipe asks already.
  errno = before;
}

void die(int signal) {
  leave_raw_mode();
  std::signal(signal, SIG_DFL);
  raise(signal);
}

void suspend(int) {
  const int before = errno;
  leave_raw_mode();
  raise(SIGSTOP);
  errno = before;
}

// After `fg`. Nobody can have given the terminal back before SIGSTOP, but the shell may have changed it.
void resume(int) {
  const int before = errno;
  if (!is_lent) enter_raw_mode();
  ask_for_redraw(0);
  errno = before;
}

void handle(int signal, void (*handler)(int)) {
  struct sigaction action{};
  action.sa_handler = handler;
  action.sa_flags = SA_RESTART;
  sigaction(signal, &action, nullptr);
}

}  // namespace

ScreenSize screen_size() {
  winsize size{};
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_row == 0 || size.ws_col == 0) return {};
  return {.rows = size.ws_row, .columns = size.ws_col};
}

Keyboard::Keyboard(Screen screen) {
  if (tcgetattr(STDIN_FILENO, &saved_termios) != 0 ||
      pipe2(redraw_pipe.data(), O_NONBLOCK | O_CLOEXEC) != 0) {
    throw std::system_error(errno, std::generic_category(), "the terminal cannot be used");
  }
  static const int registered = std::atexit(leave_raw_mode);
  static_cast<void>(registered);
  draws = screen == Screen::second;
  for (const int signal : fatal_signals) handle(signal, die);
  handle(SIGTSTP, suspend);
  handle(SIGCONT, resume);
  handle(SIGWINCH, ask_for_redraw);
  enter_raw_mode();
}

Keyboard::~Keyboard() {
  leave_raw_mode();
  for (const int signal : fatal_signals) std::signal(signal, SIG_DFL);
  for (const int signal : {SIGTSTP, SIGCONT, SIGWINCH}) std::signal(signal, SIG_DFL);
  for (int& end : redraw_pipe) close(std::exchange(end, -1));
}

int Keyboard::descriptor() const { return STDIN_FILENO; }

int Keyboard::redraw_descriptor() const { return redraw_pipe[0]; }

void Keyboard::drain_redraw() const {
  std::array<char, 64> bytes;
  while (::read(redraw_pipe[0], bytes.data(), bytes.size()) > 0) {
  }
}

std::vector<Key> Keyboard::read() {
  std::array<char, 4096> bytes;  // As long as a line of a terminal can be.
  pollfd input{.fd = STDIN_FILENO, .events = POLLIN, .revents = 0};
  if (poll(&input, 1, 0) == 0) return {};
  const auto count = ::read(STDIN_FILENO, bytes.data(), bytes.size());
  if (count < 0 && errno != EINTR && errno != EAGAIN) return {{.kind = KeyKind::end_of_input}};
  return decoder_.keys_in({bytes.data(), static_cast<std::size_t>(std::max<ssize_t>(count, 0))});
}

void Keyboard::lend(const std::function<void()>& run) {
  leave_raw_mode();
  is_lent = true;
  run();
  is_lent = false;
  enter_raw_mode();
  ask_for_redraw(0);
}

}  // namespace course

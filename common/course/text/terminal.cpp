#include "course/text/terminal.hpp"

#include <algorithm>
#include <cstdlib>
#include <sys/ioctl.h>
#include <unistd.h>

#include "course/text/text.hpp"

namespace course {
namespace {

constexpr std::size_t usual_width = 80, narrowest = 40, widest = 100;

bool is_set(const char* variable) {
  const char* value = std::getenv(variable);
  return value != nullptr && *value != '\0';
}

std::size_t width_of_stdout() {
  winsize size{};
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return usual_width;
  return std::clamp<std::size_t>(size.ws_col, narrowest, widest);
}

}  // namespace

Terminal Terminal::of_stdout() {
  const char* term = std::getenv("TERM");
  const std::string_view name = term == nullptr ? "dumb" : term;
  const bool draws = isatty(STDOUT_FILENO) == 1 && name != "dumb";
  // The console of Linux shows the address of a link.
  return {{.signs = draws, .colours = draws && !is_set("NO_COLOR"), .links = draws && name != "linux"},
          width_of_stdout()};
}

Terminal Terminal::without_links() const {
  Terminal other = *this;
  other.features_.links = false;
  return other;
}

std::string Terminal::bold(std::string_view text) const { return painted(text, "1"); }
std::string Terminal::dim(std::string_view text) const { return painted(text, "2"); }
std::string Terminal::red(std::string_view text) const { return painted(text, "31"); }
std::string Terminal::green(std::string_view text) const { return painted(text, "32"); }
std::string Terminal::yellow(std::string_view text) const { return painted(text, "33"); }
std::string Terminal::cyan(std::string_view text) const { return painted(text, "36"); }

std::string Terminal::painted(std::string_view text, std::string_view code) const {
  if (!features_.colours || text.empty()) return std::string(text);
  return "\x1b[" + std::string(code) + "m" + std::string(text) + "\x1b[0m";
}

std::string Terminal::link(std::string_view text, std::string_view uri) const {
  if (!features_.links || uri.empty()) return std::string(text);
  return "\x1b]8;;" + std::string(uri) + "\x1b\\" + std::string(text) + "\x1b]8;;\x1b\\";
}

}  // namespace course

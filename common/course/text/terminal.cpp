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

// The words of `text` with the number of blanks before each kept out.
std::string_view next_word(std::string_view& text) {
  text.remove_prefix(std::min(text.find_first_not_of(" \n"), text.size()));
  const auto word = text.substr(0, text.find_first_of(" \n"));
  text.remove_prefix(word.size());
  return word;
}

// The length of the character or escape code that `text` begins with, in bytes.
std::size_t length_of_first(std::string_view text) {
  if (text.starts_with("\x1b[")) return std::min(text.find('m'), text.size() - 1) + 1;
  return length_of_character(text);
}

// The beginning of `word` that takes `width` columns.
std::string_view first_columns(std::string_view word, std::size_t width) {
  std::size_t length = 0;
  while (length < word.size()) {
    const auto next = length + length_of_first(word.substr(length));
    if (columns(word.substr(0, next)) > width) break;
    length = next;
  }
  return word.substr(0, length);
}

}  // namespace

Terminal Terminal::plain(std::size_t width) { return {false, width}; }

Terminal Terminal::coloured(std::size_t width) { return {true, width}; }

Terminal Terminal::of_stdout() {
  const char* term = std::getenv("TERM");
  const bool dumb = term == nullptr || std::string_view(term) == "dumb";
  const bool wanted = isatty(STDOUT_FILENO) == 1 && !dumb && !is_set("NO_COLOR");
  return {wanted, width_of_stdout()};
}

std::string Terminal::bold(std::string_view text) const { return painted(text, "1"); }
std::string Terminal::dim(std::string_view text) const { return painted(text, "2"); }
std::string Terminal::red(std::string_view text) const { return painted(text, "31"); }
std::string Terminal::green(std::string_view text) const { return painted(text, "32"); }
std::string Terminal::yellow(std::string_view text) const { return painted(text, "33"); }
std::string Terminal::cyan(std::string_view text) const { return painted(text, "36"); }

std::string Terminal::painted(std::string_view text, std::string_view code) const {
  if (!coloured_ || text.empty()) return std::string(text);
  return "\x1b[" + std::string(code) + "m" + std::string(text) + "\x1b[0m";
}

std::size_t columns(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text.substr(i, 2) == "\x1b[") {
      i = std::min(text.find('m', i), text.size());
    } else {
      count += (static_cast<unsigned char>(text[i]) & 0xC0U) != 0x80U ? 1U : 0U;
    }
  }
  return count;
}

std::string wrapped(std::string_view text, std::size_t width, std::size_t indent, std::string_view lead) {
  std::string out, line{lead};
  if (lead.empty()) line.assign(indent, ' ');
  const std::size_t room = std::max(width, indent + 1) - indent;
  bool fresh = true;
  while (!text.empty()) {
    auto word = next_word(text);
    if (word.empty()) break;
    if (!fresh && columns(line) + 1 + columns(word) > width) {
      out += line + "\n";
      line.assign(indent, ' ');
      fresh = true;
    }
    while (columns(word) > room) {
      const auto head = first_columns(word, room);
      out.append(line).append(head) += "\n";
      line.assign(indent, ' ');
      word.remove_prefix(head.size());
    }
    line += (fresh ? "" : " ") + std::string(word);
    fresh = false;
  }
  return out + line + "\n";
}

}  // namespace course

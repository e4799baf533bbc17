// Rows of the watching screen that fit its width: folded lines, and the keys.
#include <algorithm>
#include <array>

#include "course/watch_view.hpp"

namespace course {
namespace {

using Rows = std::vector<std::string>;

struct KeyName {
  std::string_view key, meaning;
};

constexpr std::array keys{
    KeyName{"n", "next"},  KeyName{"p", "previous"}, KeyName{"h", "hint"},   KeyName{"r", "run"},
    KeyName{"l", "list"},  KeyName{"s", "solution"}, KeyName{"a", "attack"}, KeyName{"t", "token"},
    KeyName{"x", "reset"}, KeyName{"?", "help"},     KeyName{"q", "quit"},
};

}  // namespace

std::vector<std::string> folded(std::string_view line, std::size_t width) {
  Rows pieces(1);
  std::string colour;
  std::size_t used = 0;
  while (!line.empty()) {
    const bool escape = line.starts_with("\x1b[");
    std::size_t length = escape ? std::min(line.find('m'), line.size() - 1) + 1 : 1;
    while (!escape && length < line.size() && (static_cast<unsigned char>(line[length]) & 0xC0U) == 0x80U)
      ++length;
    if (escape) colour = line.substr(0, length) == "\x1b[0m" ? "" : std::string{line.substr(0, length)};
    if (!escape && used == width) {
      if (!colour.empty()) pieces.back() += "\x1b[0m";
      pieces.push_back(colour);
      used = 0;
    }
    pieces.back() += line.substr(0, length);
    used += escape ? 0 : 1;
    line.remove_prefix(length);
  }
  return pieces;
}

std::vector<std::string> key_rows(std::size_t width, const Terminal& terminal) {
  constexpr std::size_t most_rows = 3;
  const auto build = [&](bool with_words) {
    Rows rows = {std::string(screen_margin, ' ')};
    for (const auto& [key, meaning] : keys) {
      const std::string item = terminal.bold(key) + (with_words ? " " + std::string{meaning} : "");
      const bool first = columns(rows.back()) == screen_margin;
      if (!first && columns(rows.back()) + 2 + columns(item) > width) {
        rows.push_back(std::string(screen_margin, ' ') + item);
      } else {
        rows.back() += (first ? "" : "  ") + item;
      }
    }
    return rows;
  };
  Rows rows = build(true);
  return rows.size() > most_rows ? build(false) : rows;
}

}  // namespace course

// Rows of the watching screen that fit its width: folded lines, and the keys.
#include <algorithm>
#include <array>

#include "course/watch/watch_view.hpp"

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

// Fills rows of `width` columns, letter by letter.
class Folding {
 public:
  explicit Folding(std::size_t width) : width_(width) {}

  void add_colour(std::string_view escape) {
    colour_ = escape == no_colour ? "" : std::string{escape};
    rows_.back() += escape;
  }

  void add_letter(std::string_view letter) {
    if (used_ == width_) {
      if (letter == " ") return begin_row("", 0);  // The end of the row stands for it.
      break_row();
    }
    rows_.back() += letter;
    ++used_;
    if (letter != " ") words_ = true;
    if (letter == " " && words_) blank_ = {.end = rows_.back().size(), .used = used_, .colour = colour_};
  }

  Rows take() { return std::move(rows_); }

 private:
  static constexpr std::string_view no_colour = "\x1b[0m";

  // A place to break the row at: behind a blank that has a word before it.
  struct Blank {
    std::size_t end = 0, used = 0;
    std::string colour;
  };

  // What stands behind the last blank moves to the next row; a word that is a row long is cut.
  void break_row() {
    if (blank_.end == 0) return begin_row("", 0);
    const std::string rest = rows_.back().substr(blank_.end);
    rows_.back().resize(blank_.end - 1);
    std::swap(colour_, blank_.colour);
    begin_row(rest, used_ - blank_.used, std::move(blank_.colour));
  }

  void begin_row(const std::string& rest, std::size_t used) { begin_row(rest, used, colour_); }
  void begin_row(const std::string& rest, std::size_t used, std::string colour_after) {
    if (!colour_.empty()) rows_.back() += no_colour;
    rows_.push_back(colour_ + rest);
    colour_ = std::move(colour_after);
    used_ = used;
    words_ = !rest.empty();
    blank_ = {};
  }

  std::size_t width_, used_ = 0;
  Rows rows_ = Rows(1);
  std::string colour_;  // The one that is on, as an escape sequence.
  Blank blank_;
  bool words_ = false;  // This row has more than blanks.
};

}  // namespace

std::vector<std::string> folded(std::string_view line, std::size_t width) {
  Folding folding(width);
  while (!line.empty()) {
    const bool escape = line.starts_with("\x1b[");
    std::size_t length = escape ? std::min(line.find('m'), line.size() - 1) + 1 : 1;
    while (!escape && length < line.size() && (static_cast<unsigned char>(line[length]) & 0xC0U) == 0x80U)
      ++length;
    if (escape)
      folding.add_colour(line.substr(0, length));
    else
      folding.add_letter(line.substr(0, length));
    line.remove_prefix(length);
  }
  return folding.take();
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

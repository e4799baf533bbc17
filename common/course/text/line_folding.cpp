#include "course/text/line_folding.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "course/text/characters.hpp"

namespace course {
namespace {

// What is on at a place of a line: a colour, a link. Each is an escape sequence, empty if it is off.
struct Style {
  std::string colour, link;

  void take(std::string_view sequence) {
    constexpr std::string_view no_colour = "\x1b[0m", no_link = "\x1b]8;;\x1b\\";
    std::string& one = sequence.starts_with("\x1b[") ? colour : link;
    one = sequence == no_colour || sequence == no_link ? "" : std::string{sequence};
  }
  std::string begin() const { return colour + link; }
  std::string end() const {
    return std::string{link.empty() ? "" : "\x1b]8;;\x1b\\"} + (colour.empty() ? "" : "\x1b[0m");
  }
};

// Fills rows of `width` columns, letter by letter.
class LineFolder {
 public:
  LineFolder(std::size_t width, std::size_t indent)
      : width_(width), indent_(indent * 2 > width ? 0 : indent) {}

  void add_escape(std::string_view sequence) {
    style_.take(sequence);
    rows_.back() += sequence;
  }

  void add_letter(std::string_view letter) {
    const std::size_t width = columns(letter);
    if (used_ + width > width_) {
      if (letter == " ") return begin_row("", 0, style_);  // The end of the row stands for it.
      break_row();
    }
    rows_.back() += letter;
    used_ += width;
    if (letter != " ") words_ = true;
    if (letter == " " && words_ && used_ > indent_) blank_ = {rows_.back().size(), used_, style_};
    if (letter == "/") slash_ = {rows_.back().size(), used_, style_};
  }

  std::vector<std::string> take() { return std::move(rows_); }

 private:
  // A place to break the row at.
  struct Break {
    std::size_t end = 0, used = 0;
    Style style;
  };

  // What stands behind the last blank moves to the next row; a path that is a row long is cut at a slash, and
  // another word anywhere.
  void break_row() {
    const bool at_blank = blank_.end > 0;
    Break at = at_blank ? blank_ : slash_;
    if (at.end == 0) return begin_row("", 0, style_);
    const std::string rest = rows_.back().substr(at.end);
    rows_.back().resize(at.end - (at_blank ? 1 : 0));
    std::swap(style_, at.style);
    begin_row(rest, used_ - at.used, at.style);
  }

  void begin_row(const std::string& rest, std::size_t used, const Style& after) {
    rows_.back() += style_.end();
    rows_.push_back(std::string(indent_, ' ') + style_.begin() + rest);
    style_ = Style{after};
    used_ = indent_ + used;
    words_ = !rest.empty();
    blank_ = slash_ = {};
  }

  std::size_t width_, indent_, used_ = 0;
  std::vector<std::string> rows_ = std::vector<std::string>(1);
  Style style_;
  Break blank_, slash_;  // Behind a blank that has a word before it; behind a slash.
  bool words_ = false;   // This row has more than blanks.
};

// The next word of `text`, which is taken away.
std::string_view next_word(std::string_view& text) {
  text.remove_prefix(std::min(text.find_first_not_of(" \n"), text.size()));
  const auto word = text.substr(0, text.find_first_of(" \n"));
  text.remove_prefix(word.size());
  return word;
}

}  // namespace

std::vector<std::string> folded(std::string_view line, std::size_t width, std::size_t indent) {
  LineFolder folder(width, indent);
  while (!line.empty()) {
    std::size_t length = escape_length(line);
    if (length > 0) {
      folder.add_escape(line.substr(0, length));
    } else {
      const Character next = first_character(line);
      length = next.bytes.size();
      folder.add_letter(next.bytes);
    }
    line.remove_prefix(length);
  }
  return folder.take();
}

std::size_t hanging_indent(std::string_view line) {
  constexpr std::size_t furthest = 24;  // A label is shorter.
  std::size_t column = 0, blanks = 0, indent = 0;
  while (!line.empty() && column <= furthest) {
    const std::size_t length = escape_length(line);
    const std::string_view next = length > 0 ? line.substr(0, length) : first_character(line).bytes;
    line.remove_prefix(next.size());
    if (length > 0) continue;
    const bool is_gap = blanks >= 2 || blanks == column;
    if (next != " " && is_gap) indent = column;
    blanks = next == " " ? blanks + 1 : 0;
    column += columns(next);
  }
  return indent;
}

std::string wrapped(std::string_view text, std::size_t width, std::size_t indent, std::string_view lead) {
  std::string line = lead.empty() ? std::string(indent, ' ') : std::string{lead};
  std::string_view gap;
  for (auto word = next_word(text); !word.empty(); word = next_word(text)) {
    line.append(gap).append(word);
    gap = " ";
  }
  std::string out;
  for (const std::string& row : folded(line, std::max(width, indent + 1), indent)) out += row + "\n";
  return out;
}

}  // namespace course

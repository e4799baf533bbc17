#include "course/text/line_folding.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "course/text/text.hpp"

namespace course {
namespace {

// Fills rows of `width` columns, letter by letter.
class LineFolder {
 public:
  explicit LineFolder(std::size_t width) : width_(width) {}

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

  std::vector<std::string> take() { return std::move(rows_); }

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
  std::vector<std::string> rows_ = std::vector<std::string>(1);
  std::string colour_;  // The one that is on, as an escape sequence.
  Blank blank_;
  bool words_ = false;  // This row has more than blanks.
};

}  // namespace

std::vector<std::string> folded(std::string_view line, std::size_t width) {
  LineFolder folder(width);
  while (!line.empty()) {
    const bool escape = line.starts_with("\x1b[");
    const std::size_t length =
        escape ? std::min(line.find('m'), line.size() - 1) + 1 : length_of_character(line);
    if (escape)
      folder.add_colour(line.substr(0, length));
    else
      folder.add_letter(line.substr(0, length));
    line.remove_prefix(length);
  }
  return folder.take();
}

}  // namespace course

#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace course {

// How to speak to whoever reads the output: colours and signs on a terminal that wants them, plain words
// otherwise. Plain output has no escape codes and no drawing characters: a screen reader says it as it
// stands.
class Terminal {
 public:
  static Terminal plain(std::size_t width = 80);
  static Terminal coloured(std::size_t width = 80);
  // For the terminal behind stdout: coloured unless it is none, NO_COLOR is set, or TERM is "dumb".
  static Terminal of_stdout();

  std::size_t width() const { return width_; }  // Columns to fill, at most 100.
  bool has_colours() const { return coloured_; }

  std::string bold(std::string_view text) const;
  std::string dim(std::string_view text) const;
  std::string red(std::string_view text) const;
  std::string green(std::string_view text) const;
  std::string yellow(std::string_view text) const;
  std::string cyan(std::string_view text) const;

 private:
  Terminal(bool coloured, std::size_t width) : coloured_(coloured), width_(width) {}
  std::string painted(std::string_view text, std::string_view code) const;

  bool coloured_;
  std::size_t width_;
};

// `text` broken at blanks into lines of at most `width` columns, each after `indent` blanks; the first line
// starts with `lead` instead (its visible width must be `indent`). A word that is longer than a line is
// broken where the line ends. Ends with a newline.
std::string wrapped(std::string_view text, std::size_t width, std::size_t indent, std::string_view lead = {});

// Columns that `text` takes: code points, escape codes not counted.
std::size_t columns(std::string_view text);

}  // namespace course

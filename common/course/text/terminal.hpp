#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace course {

// How to speak to the reader of the output: colours, signs and links on a terminal that takes them, plain
// words otherwise. Plain output has no escape codes and no drawing characters: a screen reader says it as it
// stands.
class Terminal {
 public:
  static Terminal plain(std::size_t width = 80) { return {{}, width}; }
  static Terminal coloured(std::size_t width = 80) { return {{.signs = true, .colours = true}, width}; }
  // For the terminal behind stdout: plain if it is none, or TERM is "dumb". NO_COLOR takes away the colours,
  // and nothing else.
  static Terminal of_stdout();

  Terminal without_links() const;
  Terminal with_width(std::size_t width) const { return {features_, width}; }

  std::size_t width() const { return width_; }        // Columns to fill, at most 100.
  bool has_signs() const { return features_.signs; }  // Signs, and a screen to draw on.

  std::string bold(std::string_view text) const;
  std::string dim(std::string_view text) const;
  std::string red(std::string_view text) const;
  std::string green(std::string_view text) const;
  std::string yellow(std::string_view text) const;
  std::string cyan(std::string_view text) const;

  // `text`, which opens `uri` on a click (OSC 8); `text` alone where there are no links, or `uri` is empty.
  // REQUIRES: `uri` is printable ASCII.
  std::string link(std::string_view text, std::string_view uri) const;

 private:
  struct Features {
    bool signs = false, colours = false, links = false;
  };

  Terminal(Features features, std::size_t width) : features_(features), width_(width) {}

  std::string painted(std::string_view text, std::string_view code) const;

  Features features_;
  std::size_t width_;
};

}  // namespace course

#include "course/lesson/json_line_numbers.hpp"

#include <algorithm>
#include <cstddef>

namespace course {
namespace {

// Walks JSON that a parser has accepted, so it only has to tell brackets, strings and the rest apart.
class LineCounter {
 public:
  explicit LineCounter(std::string_view text) : text_(text) {}

  std::vector<JsonLine> all() {
    value("");
    return std::move(found_);
  }

 private:
  void value(const std::string& path) {
    skip_blanks();
    if (at_end()) return;
    if (text_[position_] == '{') return members(path);
    if (text_[position_] == '[') return elements(path);
    if (text_[position_] == '"') {
      string();
      return;
    }
    position_ = std::min(text_.find_first_of(",]} \t\r\n", position_), text_.size());
  }

  void members(const std::string& path) {
    ++position_;
    while (!closes('}')) {
      const int line = line_;
      const std::string name = string();
      const std::string inner = path.empty() ? name : path + "." + name;
      found_.push_back({inner, line});
      skip_blanks();
      ++position_;  // The colon.
      value(inner);
    }
  }

  void elements(const std::string& path) {
    ++position_;
    for (std::size_t index = 0; !closes(']'); ++index) {
      const std::string inner = path + "[" + std::to_string(index) + "]";
      found_.push_back({inner, line_});
      value(inner);
    }
  }

  // Whether the bracket ends here; otherwise goes to the next member or element.
  bool closes(char bracket) {
    skip_blanks();
    if (!at_end() && text_[position_] == ',') ++position_;
    skip_blanks();
    if (!at_end() && text_[position_] != bracket) return false;
    ++position_;
    return true;
  }

  // Looks from quote to quote: a manifest is mostly prose.
  std::string string() {
    const std::size_t first = ++position_;
    std::size_t quote = text_.find('"', first);
    while (quote != std::string_view::npos && is_escaped(quote, first)) quote = text_.find('"', quote + 1);
    const std::size_t end = std::min(quote, text_.size());
    position_ = end + 1;
    return std::string(text_.substr(first, end - first));
  }

  // Whether an odd number of backslashes stands before `quote`.
  bool is_escaped(std::size_t quote, std::size_t first) const {
    std::size_t start = quote;
    while (start > first && text_[start - 1] == '\\') --start;
    return (quote - start) % 2 == 1;
  }

  void skip_blanks() {
    for (; !at_end() && std::string_view(" \t\r\n").contains(text_[position_]); ++position_) {
      if (text_[position_] == '\n') ++line_;
    }
  }

  bool at_end() const { return position_ >= text_.size(); }

  std::string_view text_;
  std::size_t position_ = 0;
  int line_ = 1;
  std::vector<JsonLine> found_;
};

}  // namespace

std::vector<JsonLine> json_line_numbers(std::string_view text) { return LineCounter(text).all(); }

int line_of(const std::vector<JsonLine>& lines, std::string_view path) {
  while (!path.empty()) {
    const auto found = std::ranges::find(lines, path, &JsonLine::path);
    if (found != lines.end()) return found->line;
    const auto shorter = path.find_last_of(".[");
    path = path.substr(0, shorter == std::string_view::npos ? 0 : shorter);
  }
  return 1;
}

}  // namespace course

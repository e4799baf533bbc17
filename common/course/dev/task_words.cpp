#include "course/dev/task_words.hpp"

#include <cctype>

#include "course/text/text.hpp"

namespace course {

std::size_t task_words_in(std::string_view code) {
  std::size_t words = 0;
  bool title = true;
  for (std::string_view line : lines_of(code)) {
    if (!line.starts_with("//")) break;
    line.remove_prefix(2);
    const bool example = line.starts_with("   ");
    bool in_word = false;
    for (const char c : title || example ? std::string_view{} : line) {
      const bool letter = std::isalnum(static_cast<unsigned char>(c)) != 0;
      // A word counts at its first letter or digit: signs alone are no words.
      if (letter && !in_word) ++words;
      const bool blank = std::isspace(static_cast<unsigned char>(c)) != 0;
      in_word = !blank && (in_word || letter);
    }
    title = false;
  }
  return words;
}

}  // namespace course

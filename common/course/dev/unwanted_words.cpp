#include "course/dev/unwanted_words.hpp"

#include <algorithm>
#include <array>
#include <cctype>

#include "base/ascii.hpp"
#include "course/text/text.hpp"

namespace course {
namespace {

constexpr std::array<UnwantedWord, 13> unwanted_words{{
    {.word = "whoever", .better = "anyone who, a client that"},
    {.word = "whomever", .better = "anyone whom"},
    {.word = "anew", .better = "again"},
    {.word = "mend", .better = "fix"},
    {.word = "mends", .better = "fixes"},
    {.word = "mended", .better = "fixed"},
    {.word = "door", .better = "route, guard, server"},
    {.word = "doors", .better = "routes, guards, servers"},
    {.word = "foretell", .better = "predict"},
    {.word = "foretells", .better = "predicts"},
    {.word = "foretold", .better = "predicted"},
    {.word = "all the same", .better = "nevertheless"},
    {.word = "for ever", .better = "indefinitely, without end"},
}};

constexpr std::string_view door_code = " code";  // A door code opens a real door.

bool belongs_to_word(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; }

bool is_whole_word(std::string_view text, std::size_t begin, std::size_t size) {
  const std::size_t end = begin + size;
  return (begin == 0 || !belongs_to_word(text[begin - 1])) &&
         (end == text.size() || !belongs_to_word(text[end]));
}

}  // namespace

std::vector<UnwantedWord> unwanted_words_in(std::string_view text) {
  std::string one_line(text);
  for (char& c : one_line) c = c == '\n' ? ' ' : base::to_lower(c);

  std::vector<UnwantedWord> found;
  for (UnwantedWord each : unwanted_words) {
    for (auto at = one_line.find(each.word); at != std::string::npos; at = one_line.find(each.word, at + 1)) {
      const std::string_view rest = std::string_view(one_line).substr(at + each.word.size());
      if (!is_whole_word(one_line, at, each.word.size()) || rest.starts_with(door_code)) continue;
      each.line = static_cast<std::size_t>(std::ranges::count(text.substr(0, at), '\n'));
      found.push_back(each);
    }
  }
  return found;
}

std::string prose_after_story(std::string_view markdown) {
  std::string prose;
  bool in_story = true, in_code = false;
  for (const std::string_view line : lines_of(markdown)) {
    if (line.starts_with("## The exercises")) in_story = false;
    const bool fence = line.starts_with("```") || line.starts_with("> ```");
    if (!in_story && !in_code && !fence) prose += line;
    prose += '\n';
    if (fence) in_code = !in_code;
  }
  return prose;
}

}  // namespace course

#include "course/text/source_text.hpp"

#include <algorithm>
#include <cctype>
#include <iterator>

#include "course/text/text.hpp"

namespace course {
namespace {

bool is_blank(char c) { return std::isspace(static_cast<unsigned char>(c)) != 0; }

// The length of the string or character literal that starts `rest`, 0 when none does.
std::size_t literal_length(std::string_view rest) {
  if (rest.starts_with("R\"")) {
    const std::size_t open = rest.find('(');
    if (open == std::string_view::npos) return 0;
    const std::string close = ")" + std::string{rest.substr(2, open - 2)} + "\"";
    const std::size_t end = rest.find(close, open);
    return end == std::string_view::npos ? rest.size() : end + close.size();
  }
  if (!rest.starts_with('"') && !rest.starts_with('\'')) return 0;
  std::size_t end = 1;
  while (end < rest.size() && rest[end] != rest[0] && rest[end] != '\n') end += rest[end] == '\\' ? 2U : 1U;
  return std::min(end + 1, rest.size());
}

std::size_t comment_length(std::string_view rest) {
  if (rest.starts_with("//")) return std::min(rest.find('\n'), rest.size());
  if (!rest.starts_with("/*")) return 0;
  const std::size_t end = rest.find("*/", 2);
  return end == std::string_view::npos ? rest.size() : end + 2;
}

}  // namespace

std::string without_comments(std::string_view code) {
  std::string text;
  bool in_word = false;  // The quote in 1'000 opens no literal.
  while (!code.empty()) {
    const std::size_t comment = comment_length(code);
    const std::size_t literal = in_word && code.front() == '\'' ? 0 : literal_length(code);
    const std::string_view piece = code.substr(0, std::max({comment, literal, std::size_t{1}}));
    for (const char c : piece) text += comment != 0 && c != '\n' ? ' ' : c;
    in_word = std::isalnum(static_cast<unsigned char>(piece.back())) != 0;
    code.remove_prefix(piece.size());
  }
  return text;
}

std::string squeezed(std::string_view text) {
  std::string out;
  std::ranges::remove_copy_if(text, std::back_inserter(out), is_blank);
  return out;
}

std::vector<Include> includes_in(std::string_view code) {
  std::vector<Include> includes;
  const std::string text = without_comments(code);
  std::size_t number = 0;
  for (const std::string_view line : lines_of(text)) {
    ++number;
    const std::string packed = squeezed(line);
    constexpr std::string_view directive = "#include";
    if (!packed.starts_with(directive) || packed.size() < directive.size() + 3) continue;
    const bool quoted = packed[directive.size()] == '"';
    const std::size_t begin = directive.size() + 1;
    const std::size_t end = packed.find(quoted ? '"' : '>', begin);
    if (end == std::string::npos) continue;
    includes.push_back({.header = packed.substr(begin, end - begin), .quoted = quoted, .line = number});
  }
  return includes;
}

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
      in_word = !is_blank(c) && (in_word || letter);
    }
    title = false;
  }
  return words;
}

}  // namespace course

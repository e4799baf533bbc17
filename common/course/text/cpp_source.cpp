#include "course/text/cpp_source.hpp"

#include <algorithm>
#include <cctype>
#include <iterator>

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

}  // namespace course

#include "dotenv_text.hpp"

#include "base/ascii.hpp"

namespace lesson {
namespace {

constexpr std::string_view blanks = " \t";
constexpr std::string_view digits = "0123456789";
constexpr std::string_view letters_and_digits =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_0123456789";

}  // namespace

std::string_view take_line(std::string_view& text) {
  const auto end = text.find('\n');
  auto line = text.substr(0, end);
  text.remove_prefix(end == text.npos ? text.size() : end + 1);
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

std::optional<std::string_view> variable_name(std::string_view text) {
  constexpr std::string_view prefix = "export";
  if (text.starts_with(prefix) && text.substr(prefix.size()).find_first_of(blanks) == 0)
    text.remove_prefix(prefix.size());
  text = base::trim(text);
  const bool good = text.find_first_not_of(letters_and_digits) == text.npos && !text.empty() &&
                    digits.find(text.front()) == digits.npos;
  return good ? std::optional(text) : std::nullopt;
}

std::optional<std::string_view> between_quotes(std::string_view text) {
  const auto end = text.find(text.front(), 1);
  if (end == text.npos || !before_comment(text.substr(end + 1)).empty()) return std::nullopt;
  return text.substr(1, end - 1);
}

std::string_view before_comment(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool after_blank = i == 0 || blanks.find(text[i - 1]) != blanks.npos;
    if (text[i] == '#' && after_blank) return base::trim(text.substr(0, i));
  }
  return base::trim(text);
}

}  // namespace lesson

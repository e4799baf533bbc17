#include "course/judge/failed_assertion.hpp"

#include <array>
#include <optional>
#include <utility>

#include "course/text/text.hpp"

namespace course {
namespace {

using std::string_view;

constexpr auto npos = string_view::npos;

// Catch2 puts the operator between blanks, or on a line of its own when the values are long.
struct Operator {
  string_view sign, words;
};
constexpr std::array<Operator, 6> operators{{{"==", ""},
                                             {"!=", "anything but "},
                                             {"<=", "at most "},
                                             {">=", "at least "},
                                             {"<", "less than "},
                                             {">", "more than "}}};

// Where `sign` stands as an operator in `text`, first from `from`.
std::size_t find_operator(string_view text, string_view sign, std::size_t from) {
  for (auto at = text.find(sign, from); at != npos; at = text.find(sign, at + 1)) {
    const bool apart_before = at > 0 && (text[at - 1] == ' ' || text[at - 1] == '\n');
    const auto behind = at + sign.size();
    const bool apart_after = behind < text.size() && (text[behind] == ' ' || text[behind] == '\n');
    if (apart_before && apart_after) return at;
  }
  return npos;
}

bool is_outside_quotes(string_view text, std::size_t position) {
  bool inside = false;
  for (const char c : text.substr(0, position)) inside ^= c == '"';
  return !inside;
}

// The place of `sign` that separates the two sides: before the right side of the expression when the
// expansion ends with the same text (a literal does), else the first outside quotes, else the first.
std::size_t find_split(string_view expression, string_view expansion, string_view sign) {
  for (auto at = find_operator(expression, sign, 0); at != npos;
       at = find_operator(expression, sign, at + 1)) {
    const auto right = trimmed(expression.substr(at + sign.size()));
    if (!trimmed(expansion).ends_with(right)) continue;
    const auto split = expansion.rfind(sign, expansion.rfind(right));
    if (split != npos && find_operator(expansion, sign, split) == split) return split;
  }
  const auto first = find_operator(expansion, sign, 0);
  for (auto at = first; at != npos; at = find_operator(expansion, sign, at + 1)) {
    if (is_outside_quotes(expansion, at)) return at;
  }
  return first;
}

// "1503860522 (0x59a3172a)" -> "1503860522": Catch2 shows large numbers twice.
std::string without_hex(string_view value) {
  const auto at = value.rfind(" (0x");
  const bool is_number = at != npos && value.substr(0, at).find_first_not_of("-0123456789") == npos;
  return std::string(is_number ? value.substr(0, at) : value);
}

std::optional<Comparison> split_at(string_view expression, string_view expansion, const Operator& op) {
  if (find_operator(expression, op.sign, 0) == npos) return std::nullopt;
  const auto at = find_split(expression, expansion, op.sign);
  if (at == npos) return std::nullopt;
  return Comparison{
      .came_back = without_hex(trimmed(expansion.substr(0, at))),
      .expected = std::string(op.words) + without_hex(trimmed(expansion.substr(at + op.sign.size())))};
}

}  // namespace

Comparison split_comparison(string_view expression, string_view expansion) {
  if (expansion == "false") return {"false", "true"};
  if (expansion == "!true") return {"true", "false"};
  for (const Operator& op : operators) {
    if (auto split = split_at(expression, expansion, op)) return *std::move(split);
  }
  return {.came_back = std::string(expansion), .expected = {}};
}

}  // namespace course

#include "course/dev/catch_test_cases.hpp"

#include <cctype>

#include "course/text/cpp_source.hpp"

namespace course {
namespace {

constexpr std::string_view macro = "TEST_CASE(";

void skip_blanks(std::string_view& rest) {
  while (!rest.empty() && std::isspace(static_cast<unsigned char>(rest.front())) != 0) rest.remove_prefix(1);
}

// Reads "one" "two" as onetwo; moves `rest` behind it.
std::string read_literals(std::string_view& rest) {
  std::string text;
  for (skip_blanks(rest); rest.starts_with('"'); skip_blanks(rest)) {
    rest.remove_prefix(1);
    while (!rest.empty() && rest.front() != '"') {
      if (rest.front() == '\\' && rest.size() > 1) rest.remove_prefix(1);
      text += rest.front();
      rest.remove_prefix(1);
    }
    if (!rest.empty()) rest.remove_prefix(1);
  }
  return text;
}

// "[1.4][padding]" as 1.4 and padding.
std::vector<std::string> split_tags(std::string_view text) {
  std::vector<std::string> tags;
  for (std::size_t open = text.find('['); open != std::string_view::npos; open = text.find('[', open + 1)) {
    const std::size_t close = text.find(']', open);
    if (close == std::string_view::npos) break;
    tags.emplace_back(text.substr(open + 1, close - open - 1));
  }
  return tags;
}

}  // namespace

std::vector<TestCase> test_cases_in(std::string_view code) {
  const std::string text = without_comments(code);
  std::vector<TestCase> cases;
  std::size_t line = 1, counted = 0;
  for (std::size_t at = text.find(macro); at != std::string::npos; at = text.find(macro, at + 1)) {
    for (; counted < at; ++counted) line += text[counted] == '\n' ? 1U : 0U;
    std::string_view rest = std::string_view{text}.substr(at + macro.size());
    TestCase found{.name = read_literals(rest), .tags = {}, .line = line};
    if (rest.starts_with(',')) {
      rest.remove_prefix(1);
      found.tags = split_tags(read_literals(rest));
    }
    cases.push_back(std::move(found));
  }
  return cases;
}

}  // namespace course

#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

// C++ and Markdown files as text, for the checks that hold a course together.
namespace course {

// C++ text with its comments blanked out: every line keeps its number, every string its content.
std::string without_comments(std::string_view code);

// `text` without any white space.
std::string squeezed(std::string_view text);

// A Catch2 test case as it is written: TEST_CASE("1.4 a sentence", "[1.4][tag]").
struct TestCase {
  std::string name;
  std::vector<std::string> tags;
  std::size_t line = 0;
};
std::vector<TestCase> test_cases_in(std::string_view code);

// An #include: `header` as it stands between its brackets or quotes.
struct Include {
  std::string header;
  bool quoted = false;
  std::size_t line = 0;
};
std::vector<Include> includes_in(std::string_view code);

// The anchors that GitHub gives the headings of a Markdown text, and those of <a id="…">.
std::vector<std::string> anchors_in(std::string_view markdown);

// Words of the comment that opens a C++ file, without its first line (the title). Lines indented by
// three blanks or more are examples, not text, and do not count.
std::size_t task_words_in(std::string_view code);

}  // namespace course

#include "course/watch/screen.hpp"

#include <algorithm>

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "course/text/line_folding.hpp"

namespace {

const course::Terminal plain = course::Terminal::plain();
const course::Terminal coloured = course::Terminal::coloured();

course::ScreenContent example(int body_lines) {
  course::ScreenContent content{.lesson = "Lesson 1 · Token structure",
                                .standing = "2 of 9 passed",
                                .title = "1.2  Three views, no copy",
                                .minutes = "about 10 min",
                                .objective = "Cut a token into its three parts without copying any of it.",
                                .place = "lessons/01_token_structure/split_token.cpp:14",
                                .status = "✗ failed",
                                .body = "",
                                .note = ""};
  for (int i = 1; i <= body_lines; ++i) content.body += "body line " + std::to_string(i) + "\n";
  return content;
}

bool shows(const std::vector<std::string>& rows, const std::string& text) {
  return std::ranges::any_of(rows,
                             [&](const std::string& row) { return row.find(text) != std::string::npos; });
}

}  // namespace

TEST_CASE("a screen of 80 columns and 24 rows holds everything") {
  const auto rows = course::rows_of(example(5), {.rows = 24, .columns = 80}, plain);

  REQUIRE(rows.size() == 24);
  for (const auto* text :
       {"Lesson 1 · Token structure", "2 of 9 passed", "1.2  Three views", "about 10 min", "Cut a token",
        "split_token.cpp:14", "✗ failed", "body line 1", "body line 5", "n next", "q quit"}) {
    CAPTURE(text);
    CHECK(shows(rows, text));
  }
  CHECK(rows.back().find("q quit") != std::string::npos);
}

TEST_CASE("no row is wider and no screen higher than there is room, whatever the size") {
  const int height = GENERATE(1, 2, 5, 10, 24, 60);
  const int width = GENERATE(12, 20, 40, 80, 200);
  const auto* terminal = GENERATE(as<const course::Terminal*>{}, &plain, &coloured);
  auto content = example(50);
  content.note = "You saved split_token.cpp, which is exercise 1.2: n goes there.";

  const auto rows = course::rows_of(content, {.rows = height, .columns = width}, *terminal);

  CHECK(rows.size() <= static_cast<std::size_t>(height));
  for (const auto& row : rows) CHECK(course::columns(row) <= static_cast<std::size_t>(width));
  CHECK(shows(rows, terminal == &coloured ? "\x1b[1mq\x1b[0m" : "q"));
}

TEST_CASE("a long body can be scrolled to its end") {
  auto content = example(100);
  const course::ScreenSize size{.rows = 24, .columns = 80};
  const auto top = course::rows_of(content, size, plain);
  CHECK(shows(top, "body line 1"));
  CHECK(shows(top, "lines more"));

  content.scroll = course::scroll_range_of(content, size, plain).furthest;
  const auto bottom = course::rows_of(content, size, plain);
  CHECK(shows(bottom, "body line 100"));
  CHECK(shows(bottom, "end"));

  content.scroll = 1'000'000;
  CHECK(course::rows_of(content, size, plain) == bottom);
}

TEST_CASE("a line that is too long goes on in the next row, in its colour") {
  CHECK(course::folded("abcdef", 4) == std::vector<std::string>{"abcd", "ef"});
  CHECK(course::folded("äöü", 2) == std::vector<std::string>{"äö", "ü"});
  CHECK(course::folded("\x1b[31mabc\x1b[0md", 2) ==
        std::vector<std::string>{"\x1b[31mab\x1b[0m", "\x1b[31mc\x1b[0md"});
  CHECK(course::folded("  ab cd ef", 7) == std::vector<std::string>{"  ab cd", "ef"});
  CHECK(course::folded("ab cdef", 5) == std::vector<std::string>{"ab", "cdef"});
  CHECK(course::folded("  abcd", 4) == std::vector<std::string>{"  ab", "cd"});
  CHECK(course::folded("a \x1b[31mbc\x1b[0md", 4) == std::vector<std::string>{"a", "\x1b[31mbc\x1b[0md"});
  CHECK(course::folded("\x1b[31ma b\x1b[0mcd", 3) ==
        std::vector<std::string>{"\x1b[31ma\x1b[0m", "\x1b[31mb\x1b[0mcd"});
  CHECK(course::folded("", 4) == std::vector<std::string>{""});
}

TEST_CASE("keys are always named, as far as there is room") {
  CHECK(course::key_rows(80, plain).size() == 2);
  CHECK(course::key_rows(120, plain).size() == 1);
  CHECK(course::key_rows(40, plain).size() == 3);
  CHECK(course::key_rows(25, plain) == std::vector<std::string>{" n  p  h  r  l  s  a  t", " x  ?  q"});
}

#include "course/watch/screen.hpp"

#include <algorithm>

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "course/text/characters.hpp"
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
  CHECK(course::folded("  ab cd", 4, 2) == std::vector<std::string>{"  ab", "  cd"});
  CHECK(course::folded("a \x1b[31mbc\x1b[0md", 4) == std::vector<std::string>{"a", "\x1b[31mbc\x1b[0md"});
  CHECK(course::folded("\x1b[31ma b\x1b[0mcd", 3) ==
        std::vector<std::string>{"\x1b[31ma\x1b[0m", "\x1b[31mb\x1b[0mcd"});
  CHECK(course::folded("ab/cdef.cpp", 10) == std::vector<std::string>{"ab/", "cdef.cpp"});
  CHECK(course::folded("ab c/d", 5) == std::vector<std::string>{"ab", "c/d"});
  CHECK(course::folded("", 4) == std::vector<std::string>{""});
}

TEST_CASE("wide characters take two columns, and marks none") {
  CHECK(course::columns("漢字かな") == 8);
  CHECK(course::columns("e\u0301 \U0001F600") == 4);
  CHECK(course::columns("\xff\xc2") == 2);
  CHECK(course::folded("漢字かな", 5) == std::vector<std::string>{"漢字", "かな"});
  for (const auto& row : course::rows_of(
           {.title = "1.1", .status = "failed", .body = std::string(40, 'x') + "漢字漢字漢字漢字漢字漢字"},
           {.rows = 24, .columns = 40}, plain))
    CHECK(course::columns(row) <= 40);
}

TEST_CASE("a link takes no columns, and goes on in the next row") {
  const std::string begin = "\x1b]8;;file:///a\x1b\\", end = "\x1b]8;;\x1b\\";
  CHECK(course::columns(begin + "abc" + end) == 3);
  CHECK(course::folded(begin + "abc" + end + "d", 2) ==
        std::vector<std::string>{begin + "ab" + end, begin + "c" + end + "d"});
}

TEST_CASE("the smallest screens show the status") {
  const auto size = GENERATE(course::ScreenSize{5, 80}, course::ScreenSize{5, 20}, course::ScreenSize{3, 20});
  auto content = example(5);
  CHECK(shows(course::rows_of(content, size, plain), "✗ failed"));
  content.note = "A question that is longer than one row of such a small screen? y/n";
  const auto rows = course::rows_of(content, size, plain);
  CHECK(shows(rows, "✗ failed"));
  CHECK(rows.size() == static_cast<std::size_t>(size.rows));
  if (size.rows == 5) CHECK(shows(rows, "y/n"));
}

TEST_CASE("what has passed stays on a narrow screen; the time, the bar and the topic give way") {
  auto content = example(5);
  content.bar = "██░░░░░░░";
  content.time = "4 min";
  const auto top = [&](int width) { return course::rows_of(content, {24, width}, plain).front(); };
  CHECK(top(80).ends_with("4 min   ██░░░░░░░ 2 of 9 passed"));
  CHECK(top(60).ends_with("  ██░░░░░░░ 2 of 9 passed"));
  CHECK(top(45) == " Lesson 1 · Token structure    2 of 9 passed");
  CHECK(top(40) == " Lesson 1                 2 of 9 passed");
  CHECK(top(20) == " 2 of 9 passed");
}

TEST_CASE("a text is folded for the width it is shown in, below itself") {
  auto content = example(0);
  content.body = "    came back    one two three four five six seven\n";
  const auto narrow = course::rows_of(content, {24, 40}, plain);
  CHECK(shows(narrow, "     came back    one two three four"));
  CHECK(shows(narrow, "                  five six seven"));
  CHECK(shows(course::rows_of(content, {24, 80}, plain),
              "     came back    one two three four five six seven"));
}

TEST_CASE("where nothing can be drawn only what is new is told") {
  const auto before = example(5);
  auto now = before;
  CHECK(course::new_lines(before, now, 80).empty());
  now.note = "? explains the keys.";
  CHECK(course::new_lines(before, now, 80) == " ? explains the keys.\n");
  now.status = "✓ passed";
  CHECK(course::new_lines(before, now, 80) == " ✓ passed\n ? explains the keys.\n");

  auto typing = before;
  typing.note = "Paste a token";
  typing.input = "";
  CHECK(course::new_lines(before, typing, 80) == "Paste a token: ");
  auto more = typing;
  more.input = "ey";
  CHECK(course::new_lines(typing, more, 80) == "ey");
  CHECK(course::new_lines(more, before, 80) == "\n");
}

TEST_CASE("keys are always named, as far as there is room") {
  CHECK(course::key_rows(course::main_keys, 80, plain).size() == 2);
  CHECK(course::key_rows(course::main_keys, 120, plain).size() == 1);
  CHECK(course::key_rows(course::main_keys, 40, plain).size() == 3);
  CHECK(course::key_rows(course::main_keys, 25, plain) ==
        std::vector<std::string>{" n  p  h  r  e  l  s  a", " t  x  ?  q"});
}

#include "course/report/report.hpp"

#include <algorithm>
#include <cstdlib>
#include <string>

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

#include "course/lesson/catalogue.hpp"
#include "course/text/characters.hpp"
#include "course/text/links.hpp"
#include "course/text/text.hpp"
#include "fake_checkout.hpp"

using Catch::Matchers::ContainsSubstring;

namespace {

using course::Terminal;
using course::Verdict;
using course::VerdictKind;

std::string reported(const Verdict& verdict, const Terminal& terminal = Terminal::plain()) {
  const FakeCheckout checkout;
  course::Catalogue catalogue(checkout.paths());
  const auto& lesson = *catalogue.lesson(1);
  return course::report(checkout.paths(), lesson, lesson.exercises[0], verdict, terminal);
}

Verdict failed() {
  Verdict verdict;
  verdict.id = "1.1";
  verdict.kind = VerdictKind::failed;
  verdict.check = "three dots are not two";
  verdict.expression = "count(\"a.b.c.d\") == \"two\"";
  verdict.came_back = "\"three\"";
  verdict.expected = "\"two\"";
  verdict.diagnosis = course::Diagnosis{.tag = "t",
                                        .believed = "Two are enough.",
                                        .attack = "Mallory adds a third.",
                                        .read = "README.md#11",
                                        .rfc = "RFC 7515 §7.1"};
  verdict.behind = {"another"};
  verdict.seed = 7;
  return verdict;
}

}  // namespace

TEST_CASE("a failed check is told in one order: sentence, values, why, where") {
  CHECK(reported(failed()) ==
        "1.1  Count the dots   failed\n"
        "  three dots are not two\n"
        "\n"
        "    count(\"a.b.c.d\") == \"two\"\n"
        "    came back    \"three\"\n"
        "    expected     \"two\"\n"
        "\n"
        "  What this looks like\n"
        "    Two are enough.\n"
        "\n"
        "  Why it matters\n"
        "    Mallory adds a third.\n"
        "\n"
        "  Read\n"
        "    lessons/01_first_steps/README.md#11\n"
        "    RFC 7515 §7.1\n"
        "\n"
        "  1 more check waits behind this one.\n"
        "\n"
        "  The same inputs again: COURSE_SEED=7 scripts/course check 1.1\n");
}

TEST_CASE("a compiler error shows its sentence, its line and the source") {
  Verdict verdict;
  verdict.kind = VerdictKind::does_not_compile;
  verdict.message = "expected ‘;’ before ‘}’ token";
  verdict.place = course::SourceLocation{"/elsewhere/count.cpp", 12};
  verdict.source_line = "return 3";

  CHECK(reported(verdict) ==
        "1.1  Count the dots   does not compile\n"
        "  expected ‘;’ before ‘}’ token\n"
        "  /elsewhere/count.cpp:12\n"
        "\n"
        "    return 3\n");
}

TEST_CASE("what else the compiler said is told: further errors, and warnings beside any verdict") {
  Verdict verdict;
  verdict.kind = VerdictKind::does_not_compile;
  verdict.message = "expected ‘;’";
  verdict.further_errors = 2;
  CHECK(reported(verdict).ends_with("\n  2 more errors behind this one.\n"));

  verdict = {};
  verdict.kind = VerdictKind::passed;
  verdict.warnings.resize(5, {{"/elsewhere/count.cpp", 12}, "unused variable ‘i’ [-Wunused-variable]"});
  const std::string text = reported(verdict);
  CHECK(text.contains(
      "The compiler warns\n    /elsewhere/count.cpp:12\n    unused variable ‘i’ [-Wunused-variable]\n"));
  CHECK(text.ends_with("… and 2 more\n"));
}

TEST_CASE("after a pass the report says what was prevented, then asks, within the width") {
  Verdict verdict;
  verdict.id = "1.1";
  verdict.kind = VerdictKind::passed;
  CHECK(reported(verdict, Terminal::plain(28))
            .ends_with("  What this prevents\n"
                       "    Mallory cannot add a\n"
                       "    dot.\n"
                       "\n"
                       "  A question to think about\n"
                       "    Who else counts dots?\n"));
}

TEST_CASE("a long line of the source goes on beneath itself") {
  Verdict verdict;
  verdict.kind = VerdictKind::does_not_compile;
  verdict.source_line = "return one_long_name + another_long_name + a_third_long_name + a_fourth_long_name;";

  CHECK_THAT(reported(verdict), ContainsSubstring("\n    return one_long_name + another_long_name +") &&
                                    ContainsSubstring("\n    a_fourth_long_name;\n"));
}

TEST_CASE("a hang says how long it was waited for") {
  Verdict verdict;
  verdict.kind = VerdictKind::hung;
  verdict.limit = std::chrono::seconds(10);
  CHECK(reported(verdict).find("still running after 10 s") != std::string::npos);
}

TEST_CASE("nothing that a person reads is wider than the terminal") {
  Verdict verdict = failed();
  verdict.check =
      "a sentence that goes on and on, word after word, because its author had much to say about it";
  verdict.came_back =
      "a value of many words that will not fit into what is left of the line beside its label at all";
  verdict.diagnosis->attack = verdict.check + " " + verdict.check;
  for (const auto width : {60UL, 80UL}) {
    const std::string report = reported(verdict, Terminal::coloured(width));
    for (const auto line : course::lines_of(report)) CHECK(course::columns(line) <= width);
  }
}

TEST_CASE("a value without a blank is broken at the width of the terminal") {
  Verdict verdict = failed();
  verdict.expression = std::string(154, 'e');
  verdict.came_back = "\"" + std::string(100, 'c') + "äöü\"";
  verdict.notes = {"document := " + std::string(140, 'd')};
  for (const bool coloured : {false, true}) {
    const auto report = reported(verdict, coloured ? Terminal::coloured(60) : Terminal::plain(60));
    for (const auto line : course::lines_of(report)) CHECK(course::columns(line) <= 60);
    CHECK(std::ranges::count(report, 'e') >= 154);
    CHECK_THAT(report, ContainsSubstring("äöü"));
  }
  CHECK_THAT(
      reported(verdict, Terminal::plain(60)),
      ContainsSubstring("    came back    \"" + std::string(42, 'c') + "\n                 " +
                        std::string(43, 'c') + "\n                 " + std::string(15, 'c') + "äöü\"\n"));
}

TEST_CASE("a long note loses its middle, and an empty one is left out") {
  Verdict verdict = failed();
  verdict.notes = {"", std::string(120, 'a') + std::string(300, 'b') + std::string(120, 'z')};
  const std::string report = reported(verdict, Terminal::plain(100));

  CHECK_THAT(report, ContainsSubstring("    note         " + std::string(83, 'a') + "\n"));
  CHECK_THAT(report, ContainsSubstring("a…z"));
  CHECK(std::ranges::count(report, 'b') < 100);
  std::size_t labels = 0;
  for (const auto line : course::lines_of(report)) labels += line.starts_with("    note") ? 1U : 0U;
  CHECK(labels == 1);
  CHECK(course::shortened("äääää", 6) == "ä…ää");
  CHECK(course::shortened("äääää", 10) == "äääää");
}

TEST_CASE("an address opens its page") {
  CHECK(course::rfc_uri("RFC 7519 §4.1.4") == "https://www.rfc-editor.org/rfc/rfc7519#section-4.1.4");
  CHECK(course::rfc_uri("RFC 8725 §3.1, §3.2") == "https://www.rfc-editor.org/rfc/rfc8725#section-3.1");
  CHECK(course::rfc_uri("RFC 2104") == "https://www.rfc-editor.org/rfc/rfc2104");
  CHECK(course::rfc_uri("CWE-89").empty());
  unsetenv("TERM_PROGRAM");
  CHECK(course::file_uri("/a b/\x1b#.cpp", 3) == "file:///a%20b/%1B%23.cpp");
  setenv("TERM_PROGRAM", "vscode", 1);
  CHECK(course::file_uri("/a.cpp", 3) == "file:///a.cpp#L3");
  unsetenv("TERM_PROGRAM");
}

TEST_CASE("plain output has no escape codes and no signs, coloured output has both") {
  const auto is_plain = [](const std::string& text) {
    return std::ranges::none_of(text, [](char c) { return c == '\x1b'; });
  };
  CHECK(is_plain(reported(failed())));
  CHECK_FALSE(is_plain(reported(failed(), Terminal::coloured())));
  CHECK(reported(failed()).find("✗") == std::string::npos);
  CHECK(reported(failed(), Terminal::coloured()).find("✗") != std::string::npos);
}

TEST_CASE("a value cannot move the cursor, and a long one is cut") {
  Verdict verdict = failed();
  verdict.came_back = "\x1b[2J\n\x07";
  CHECK(reported(verdict).find("\\x1b[2J\\n\\x07") != std::string::npos);
  verdict.came_back =
      "\xff \xc2\x9b"
      "31m \xe2\x80\xae \xc3\xa4";
  CHECK_THAT(reported(verdict), ContainsSubstring("\\xff \\u009b31m \\u202e ä"));
  verdict.came_back.assign(10'000, 'x');
  CHECK(reported(verdict).find("xxx…") != std::string::npos);
}

TEST_CASE("of what the code printed a few lines are shown") {
  Verdict verdict = failed();
  verdict.printed = "1\n2\n3\n4\n5\n6\n7\n8\n9\n";
  verdict.printed_bytes = 100'000'000;
  const auto text = reported(verdict);
  CHECK(text.find("    8\n") != std::string::npos);
  CHECK(text.find("    9\n") == std::string::npos);
  CHECK(text.find("100000000 bytes in all") != std::string::npos);
}

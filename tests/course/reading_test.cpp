// What the runner reads from other programs: compilers, sanitizers, Catch2.
#include <array>
#include <filesystem>
#include <string>

#include <catch2/catch_test_macros.hpp>

#include "course/judge/compiler_errors.hpp"
#include "course/judge/failed_assertion.hpp"
#include "course/judge/run_events.hpp"
#include "course/judge/run_output.hpp"
#include "course/judge/sanitizer_report.hpp"
#include "course/text/text.hpp"

namespace {

const std::array<std::filesystem::path, 1> own{"/c/lessons"};

std::string words(const std::string& expression, const std::string& expansion) {
  const auto split = course::split_comparison(expression, expansion);
  return split.came_back + " | " + split.expected;
}

std::string first(const std::string& output) {
  const auto error = course::first_error(output, own);
  if (!error) return "none";
  const std::string place =
      error->place ? error->place->file + ":" + std::to_string(error->place->line) + " " : "";
  return place + error->message;
}

std::string summary(const std::string& report) {
  const auto error = course::summarise_report(report, own);
  if (!error) return "none";
  return error->what + (error->place ? " at line " + std::to_string(error->place->line) : "") +
         (error->leak ? " (leak)" : "");
}

}  // namespace

TEST_CASE("an assertion is split into what came back and what was expected") {
  CHECK(words(R"(f(x) == "refused")", R"("accepted" == "refused")") == R"("accepted" | "refused")");
  CHECK(words("count == 3", "2 == 3") == "2 | 3");
  CHECK(words("count != 3", "3 != 3") == "3 | anything but 3");
  CHECK(words("count < 3", "5 < 3") == "5 | less than 3");
  CHECK(words("count >= 3", "2 >= 3") == "2 | at least 3");
  CHECK(words("is_it()", "false") == "false | true");
  CHECK(words("!(is_it())", "!true") == "true | false");
}

TEST_CASE("a large number is told once") {
  CHECK(words("ended_at == 7", "1503860522 (0x59a3172a) == 7") == "1503860522 | 7");
  CHECK(words("x == y", "256 (0x100) == -256 (0xffffff00)") == "256 | -256");
  CHECK(words("s == t", "\"a (0x1)\" == \"b (0x2)\"") == "\"a (0x1)\" | \"b (0x2)\"");
}

TEST_CASE("an operator inside a text does not split it") {
  CHECK(words(R"(f() == "a")", R"("x == y" == "a")") == R"("x == y" | "a")");
  CHECK(words(R"(f() == "a == b")", R"("x" == "a == b")") == R"("x" | "a == b")");
  CHECK(words(R"(f() == expected)", R"("x == y" == "z")") == R"("x == y" | "z")");
  CHECK(words("f() == expected", "\"a long text\"\n==\n\"another\"") == "\"a long text\" | \"another\"");
  CHECK(words(R"x(f() == R"({"a":1})")x", R"("{"b":2}" == "{"a":1}")") == R"("{"b":2}" | "{"a":1}")");
}

TEST_CASE("what cannot be split is shown whole") {
  CHECK(words("text, Contains(\"x\")", "\"abc\" contains: \"x\"") == "\"abc\" contains: \"x\" | ");
}

TEST_CASE("the first error of g++ and of clang is found") {
  CHECK(first("[1/2] Building\n/c/lessons/a.cpp: In function ‘int f()’:\n/c/lessons/a.cpp:6:12: error: "
              "expected ‘;’\n    6 | x\n"
              "/c/lessons/a.cpp:9:1: error: another\n") == "/c/lessons/a.cpp:6 expected ‘;’");
  CHECK(first("/c/lessons/a.cpp:6:3: error: no matching function\n  sort(x);\n  ^\n") ==
        "/c/lessons/a.cpp:6 no matching function");
  CHECK(first("/c/lessons/a.cpp:1:10: fatal error: nope.hpp: No such file\n") ==
        "/c/lessons/a.cpp:1 nope.hpp: No such file");
  CHECK(first("/c/lessons/a.cpp:1:10: warning: unused\n") == "none");
}

TEST_CASE("further errors are counted, and warnings at the learner's lines are kept, each once") {
  const std::string output =
      "/c/lessons/a.cpp:6:12: warning: address of local variable ‘x’ returned [-Wreturn-local-addr]\n"
      "/usr/include/stl.h:20:18: warning: not ours\n"
      "/c/lessons/a.cpp:6:12: warning: address of local variable ‘x’ returned [-Wreturn-local-addr]\n"
      "/c/lessons/a.cpp:8:1: error: one\n/c/lessons/a.cpp:9:1: error: two\n";
  const std::vector<std::filesystem::path> own{"/c/lessons"};

  CHECK(course::first_error(output, own)->further == 1);
  const auto warnings = course::warnings_in(output, own);
  REQUIRE(warnings.size() == 1);
  CHECK(warnings[0].place == course::SourceLocation{"/c/lessons/a.cpp", 6});
  CHECK(warnings[0].message == "address of local variable ‘x’ returned [-Wreturn-local-addr]");
}

TEST_CASE("an error in a library is placed at the learner's line that led there") {
  SECTION("g++ names it before the error") {
    CHECK(
        first(
            "In file included from /usr/include/algorithm:61,\n                 from /c/lessons/a.cpp:2:\n"
            "/usr/include/stl.h: In instantiation of ‘sort’:\n/usr/include/stl.h:20:18:   required from ‘x’\n"
            "/c/lessons/a.cpp:7:12:   required from here\n/usr/include/stl.h:50:50: error: no match for "
            "‘operator-’\n") == "/c/lessons/a.cpp:7 no match for ‘operator-’");
  }
  SECTION("clang names it after the error") {
    CHECK(
        first("In file included from /c/lessons/a.cpp:2:\n/usr/include/stl.h:50:22: error: invalid operands\n"
              "/c/lessons/a.cpp:7:8: note: in instantiation of 'sort' requested here\n") ==
        "/c/lessons/a.cpp:7 invalid operands");
  }
}

TEST_CASE("a linker's complaint names the function, without the compiler's spelling of std::string") {
  const std::string symbol = "lesson::f(std::basic_string_view<char, std::char_traits<char> >)";
  const std::string promised =
      "lesson::f(std::string_view) is promised, but no file defines it. Its name and parameters must be the "
      "header's.";
  CHECK(first("mold: error: undefined symbol: " + symbol + "\n>>> referenced by x\n") == promised);
  CHECK(first("ld.lld: error: undefined symbol: " + symbol + "\n") == promised);
  CHECK(first("/usr/bin/ld: x.o: in function `main':\nc.cpp:(.text+0x2d): undefined reference to `" + symbol +
              "'\n") == promised);
  CHECK(first("/usr/bin/ld: a.o: multiple definition of `lesson::g()'; b.o: first defined here\n")
            .starts_with("lesson::g() is defined twice"));
}

TEST_CASE("a sanitizer's report becomes a sentence") {
  const std::string frames =
      "    #0 0x1 in memcpy (libasan.so+0x1)\n    #1 0x2 in lesson::f() /c/lessons/a.cpp:12\n";
  CHECK(
      summary("==1==ERROR: AddressSanitizer: stack-buffer-overflow on address 0x1\nWRITE of size 4 at 0x1\n" +
              frames) == "it wrote outside a local variable at line 12");
  CHECK(summary("==1==ERROR: AddressSanitizer: heap-use-after-free on address 0x1\nREAD of size 1 at 0x1\n" +
                frames) == "it read in memory that was freed already at line 12");
  CHECK(summary("==1==ERROR: AddressSanitizer: stack-overflow on address 0x1\n" + frames) ==
        "the stack ran over, by a recursion without end or a very deep one at line 12");
  CHECK(summary("==1==ERROR: AddressSanitizer: SEGV on unknown address 0x0\n==1==The signal is caused by a "
                "READ memory access.\n" +
                frames) == "it read where there is no memory, through a null or wild pointer at line 12");
  CHECK(summary("/c/lessons/a.cpp:7:5: runtime error: signed integer overflow: 1 + 2\n    #0 0x1 in f "
                "/c/lessons/b.cpp:1\n") == "signed integer overflow: 1 + 2 at line 7");
  CHECK(summary("==1==ERROR: LeakSanitizer: detected memory leaks\nDirect leak of 7 byte(s)\n" + frames +
                "SUMMARY: AddressSanitizer: 7 byte(s) leaked in 1 allocation(s).\n") ==
        "7 bytes were never given back at line 12 (leak)");
  CHECK(summary("==1==ERROR: AddressSanitizer: something-new on address 0x1\n") == "something-new");
}

TEST_CASE("a crash in a solution is told at the learner's line that called it") {
  const auto error = course::summarise_report(
      "==1==ERROR: AddressSanitizer: heap-buffer-overflow on address 0x1\nREAD of size 1 at 0x1\n"
      "    #0 0x1 in lesson::help() /c/solutions/help.cpp:3\n"
      "    #1 0x2 in lesson::mine() /c/lessons/mine.cpp:9\n",
      std::vector<std::filesystem::path>{"/c/lessons", "/c/solutions"});

  REQUIRE(error.has_value());
  CHECK(error->place == course::SourceLocation{"/c/lessons/mine.cpp", 9});
}

TEST_CASE("a leak check that cannot work on this machine is no memory error") {
  CHECK(summary("==1==LeakSanitizer has encountered a fatal error.\n") == "none");
  CHECK(summary("") == "none");
}

TEST_CASE("what the learner's code printed is kept apart from what the judge and the sanitizers said") {
  const auto parts =
      course::split_output("debug\n==9==AddressSanitizer:DEADLYSIGNAL\nmore\n3 passed, 1 failed");
  CHECK(parts.printed == "debug\nmore\n3 passed, 1 failed");  // Nothing of the judge's is there.
  CHECK(parts.report.empty());

  const auto undefined =
      course::split_output("debug\n/c/a.cpp:7:5: runtime error: overflow\n    #0 0x1 in f\n");
  CHECK(undefined.printed == "debug\n");
  CHECK(undefined.report == "/c/a.cpp:7:5: runtime error: overflow\n    #0 0x1 in f\n");
  CHECK(course::split_output("no end").printed == "no end");
  CHECK(course::split_output("a runtime error: of mine\n").report.empty());
}

TEST_CASE("an event that was cut off in the middle is passed over") {
  const auto run = course::read_events(
      "{\"event\":\"run_started\",\"seed\":7}\n{\"event\":\"check_started\",\"name\":\"1.1 "
      "x\",\"tags\":[\"1.1\",\"t\"]}\n{\"event\":\"check_en");

  CHECK(run.seed == 7);
  CHECK_FALSE(run.ended);
  REQUIRE(run.checks.size() == 1);
  CHECK(run.checks[0].outcome.empty());
  CHECK(run.checks[0].tags == std::vector<std::string>{"1.1", "t"});
}

TEST_CASE("a lab's outcomes are read") {
  const auto run = course::read_events(
      "{\"event\":\"lab\",\"server\":\"own\",\"outcome\":\"blocked\",\"request\":\"GET "
      "/whoami\",\"reason\":\"why\"}\n{\"event\":\"run_ended\"}");

  REQUIRE(run.lab.size() == 1);
  CHECK(run.lab[0].server == "own");
  CHECK(run.lab[0].outcome == "blocked");
  CHECK(run.ended);
}

TEST_CASE("text is taken apart without losing any") {
  CHECK(course::lines_of("a\n\nb") == std::vector<std::string_view>{"a", "", "b"});
  CHECK(course::lines_of("").empty());
  CHECK(course::between("x 'file' y", "'", "'") == "file");
  CHECK(course::between("x", "'", "'").empty());
  CHECK(course::trimmed(" \t a b \n") == "a b");
  CHECK(course::trimmed("  ").empty());
  CHECK(course::counted(1, "check") == "1 check");
  CHECK(course::counted(2, "check") == "2 checks");
}

#include <iostream>
#include <sstream>

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

#include "course/commands/progress.hpp"
#include "course/text/text.hpp"
#include "fake_course.hpp"

using Catch::Matchers::ContainsSubstring;

namespace {

// What `work` prints to stdout, behind its exit code.
template <typename Work>
std::string told(const Work& work) {
  std::ostringstream text;
  auto* const before = std::cout.rdbuf(text.rdbuf());
  const int code = work();
  std::cout.rdbuf(before);
  return std::to_string(code) + " " + text.str();
}

}  // namespace

TEST_CASE("progress is told lesson by lesson") {
  const FakeCourse course;
  course::Session session{course.paths(), course::Terminal::plain()};
  session.progress().record_verdict("1.1", "failed");
  session.progress().record_verdict("1.1", "passed");
  session.progress().record_hint("1.2", 2);

  CHECK(told([&] { return course::progress_summary(session); }) ==
        "0 Lesson 1: Fakes  1 of 3 passed, 2 attempts, 2 hints\n");
}

TEST_CASE("progress can be taken to another machine") {
  const FakeCourse here, there;
  course::Session from{here.paths(), course::Terminal::plain()};
  course::Session to{there.paths(), course::Terminal::plain()};
  from.progress().record_verdict("1.1", "passed");
  const std::string file = here.paths().root / "export.json";

  CHECK_THAT(told([&] { return course::progress_export(from, {file}); }),
             ContainsSubstring("0 Your progress"));
  CHECK(told([&] { return course::progress_export(from, {""}); }) == "0 " + course::read_text(file));
  CHECK_THAT(told([&] { return course::progress_import(to, {file}); }),
             ContainsSubstring("0 Taken over: 1 exercise; 0 held nothing new.\n"));
  CHECK(to.progress().of("1.1").passed_at);

  from.progress().record_verdict("1.2", "failed");
  course::progress_export(from, {file});
  CHECK(told([&] { return course::progress_import(to, {file}); }) ==
        "0 Taken over: 1 exercise; 1 held nothing new.\n");
  CHECK(told([&] { return course::progress_import(to, {file}); }) ==
        "0 Taken over: 0 exercises; 2 held nothing new.\n");
}

TEST_CASE("an import that is no export changes nothing") {
  const FakeCourse course;
  course::Session session{course.paths(), course::Terminal::plain()};
  session.progress().record_verdict("1.1", "passed");
  course.write("junk.json",
               R"({"format":"course progress","version":1,"holes":[{"id":"1.1","first_seen":-5}]})");
  course.write("huge.json", std::string(2'000'000, ' '));

  for (const char* name : {"junk.json", "huge.json", "missing.json"}) {
    CAPTURE(name);
    const std::string file = course.paths().root / name;
    CHECK(told([&] { return course::progress_import(session, {file}); }) == "1 ");
  }
  CHECK(session.progress().all().size() == 1);
}

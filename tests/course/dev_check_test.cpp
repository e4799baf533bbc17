// `course dev check`, from the manifest to its last line, over a course of paper.
#include "course/dev/dev_check.hpp"

#include <iostream>
#include <sstream>

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

#include "fake_course.hpp"

using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::EndsWith;

namespace {

struct Result {
  int code;
  std::string text;
};

Result dev_check(const FakeCourse& course, std::vector<std::string> lessons = {}) {
  course::Session session{course.paths(), course::Terminal::plain()};
  std::ostringstream out;
  auto* const before = std::cout.rdbuf(out.rdbuf());
  const int code = course::dev_check(session, {.lessons = std::move(lessons)});
  std::cout.rdbuf(before);
  return {code, out.str()};
}

}  // namespace

TEST_CASE("a course in order passes") {
  const auto result = dev_check(FakeCourse{});

  CHECK(result.text.find('\n') == result.text.size() - 1);
  CHECK_THAT(result.text, EndsWith(" passed, 0 failed\n"));
  CHECK(result.code == 0);
}

TEST_CASE("answers that do not behave are found") {
  const FakeCourse course;
  std::string expected;

  SECTION("a starter that does not wait") {
    course.let_judge("check-1.1", {{"small", "passed"}, {"large", "passed"}});
    expected = "lessons/01_fake/twice.cpp: the starter of 1.1 does not wait for the learner, it passed";
  }
  SECTION("a solution that does not pass") {
    course.let_judge("check-1.2-solution", {{"small", "passed"}, {"zero", "failed"}});
    expected = "solutions/01_fake/thrice.cpp: the solution of 1.2 does not pass, it failed on [zero]";
  }
  SECTION("a check that was deleted") {
    course.let_judge("check-1.1-solution", {{"small", "passed"}});
    expected = "the solution of 1.1 does not pass, it incomplete, never saw [large]";
  }
  SECTION("a wrong turn that nobody refuses") {
    course.let_judge("check-1.1-large", {{"small", "passed"}, {"large", "passed"}});
    expected = "1.1_large.cpp: no check refuses this wrong turn";
  }
  SECTION("a wrong turn that another check refuses first") {
    course.let_judge("check-1.1-large", {{"small", "failed"}, {"large", "failed"}});
    expected = "1.1_large.cpp: its first failing check is not [large], it failed on [small]";
  }
  SECTION("a right answer that is refused") {
    course.let_judge("check-1.1-right-unusual", {{"small", "passed"}, {"large", "failed"}});
    expected = "1.1_unusual.cpp: this right answer is refused, it failed on [large]";
  }
  SECTION("a right answer to no exercise") {
    course.write("tests/right_answers/01_fake/1.9_unusual.cpp", "\n");
    expected = "1.9_unusual.cpp: no exercise is called 1.9, so this right answer is never judged";
  }
  SECTION("a lab whose own server falls") {
    course.let_lab_judge("check-lab1-solution", {{"open", "passed"}}, "breached", "breached");
    expected = "the attack of lab1 does not end as blocked on the own server";
  }
  SECTION("a lab whose flawed server is blocked for the wrong reason") {
    course.let_lab_judge("check-lab1-solution", {{"open", "passed"}}, "blocked_for_the_wrong_reason",
                         "blocked");
    expected = "the attack of lab1 does not end as breached on the flawed server";
  }
  SECTION("a judge that was not built") {
    course.remove("build/learn/bin/check-1.1-solution");
    expected = "the solution of 1.1 does not pass, it not_judged";
  }

  const auto result = dev_check(course);

  CHECK_THAT(result.text, ContainsSubstring(expected));
  CHECK_THAT(result.text, EndsWith(" passed, 1 failed\n"));
  CHECK(result.code == 1);
}

TEST_CASE("a manifest that cannot be read is found, and so is a build that fails") {
  const FakeCourse course;

  SECTION("manifest") {
    course.write("lessons/01_fake/lesson.json", "{");
    CHECK_THAT(dev_check(course).text, ContainsSubstring("lesson.json"));
  }
  SECTION("build") {
    course.write("build/learn/build.ninja",
                 "rule fail\n  command = echo a.cpp:7:1: error: what; false\n"
                 "build solutions: fail\nbuild wrong_turns: phony\nbuild right_answers: phony\nbuild "
                 "lesson-1: phony\n");
    CHECK_THAT(dev_check(course).text, ContainsSubstring("nothing was judged"));
  }

  CHECK(dev_check(course).code == 1);
}

TEST_CASE("one lesson can be asked for, by number or name") {
  const FakeCourse course;

  CHECK(dev_check(course, {"1"}).code == 0);
  CHECK(dev_check(course, {"01_fake"}).code == 0);
  CHECK(dev_check(course, {"7"}).code == 2);
  CHECK(dev_check(course, {"nonsense"}).code == 2);
}

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

#include "course/dev/file_rules.hpp"
#include "course/dev/hint_rules.hpp"
#include "course/dev/include_scan.hpp"
#include "course/dev/starter_rules.hpp"
#include "course/dev/tag_rules.hpp"
#include "course/dev/text_rules.hpp"
#include "fake_course.hpp"
#include "finding_lines.hpp"

using Catch::Matchers::ContainsSubstring;

namespace {

using Rule = course::Findings (*)(const course::Paths&, const course::Lesson&, const course::Exercise&);

// What a rule finds in exercise number `index` of the course.
std::string found(const FakeCourse& course, Rule rule, std::size_t index = 0) {
  const auto lesson = course.lesson();
  return lines(rule(course.paths(), lesson, *lesson.steps().at(index)));
}

}  // namespace

TEST_CASE("a course in order has nothing to be found") {
  const FakeCourse course;
  const auto lesson = course.lesson();

  CHECK(lines(course::check_files(course.paths(), lesson)).empty());
  CHECK(lines(course::check_wrong_turns(course.paths(), lesson)).empty());
  CHECK(lines(course::check_words(course.paths(), lesson)).empty());
  CHECK(lines(course::check_includes(course.paths())).empty());
  for (const course::Exercise* exercise : lesson.steps()) {
    for (const Rule rule :
         {course::check_tags, course::check_hints, course::check_reading, course::check_task_text,
          course::check_after_pass, course::check_committed_starter}) {
      CHECK(lines(rule(course.paths(), lesson, *exercise)).empty());
    }
  }
}

TEST_CASE("files that are missing and files that nothing builds are found") {
  const FakeCourse course;
  course.remove("solutions/01_fake/thrice.cpp");
  course.remove("lessons/01_fake/README.md");
  course.write("lessons/01_fake/forgotten.cpp", "");
  course.write("tests/lessons/01_fake/old_test.cpp", "");

  const auto text = lines(course::check_files(course.paths(), course.lesson()));

  CHECK_THAT(text, ContainsSubstring("solutions/01_fake/thrice.cpp: this file is missing"));
  CHECK_THAT(text, ContainsSubstring("lessons/01_fake/README.md: this file is missing"));
  CHECK_THAT(text, ContainsSubstring("lessons/01_fake/forgotten.cpp: lesson.json does not list this file"));
  CHECK_THAT(text, ContainsSubstring("tests/lessons/01_fake/old_test.cpp: lesson.json does not list"));
}

TEST_CASE("a wrong turn without a diagnosis, or too few of them, are found") {
  const FakeCourse course;
  course.write("tests/wrong_turns/01_fake/1.1_negative.cpp", "");
  course.write("tests/wrong_turns/01_fake/9.9_small.cpp", "");
  course.remove("tests/wrong_turns/01_fake/1.2_zero.cpp");

  const auto text = lines(course::check_wrong_turns(course.paths(), course.lesson()));

  CHECK_THAT(text, ContainsSubstring("1.1_negative.cpp: 1.1 has no diagnosis \"negative\""));
  CHECK_THAT(text, ContainsSubstring("9.9_small.cpp: no exercise is called 9.9"));
  CHECK_THAT(text, ContainsSubstring("1.2 has 1 wrong turns"));
}

TEST_CASE("checks and diagnoses belong together") {
  const FakeCourse course;
  course.write("tests/lessons/01_fake/twice_test.cpp",
               "TEST_CASE(\"1.1 fine\", \"[1.1][small]\") {}\n"
               "TEST_CASE(\"1.1 unknown\", \"[1.1][huge]\") {}\n"
               "TEST_CASE(\"1.1 alone\", \"[1.1]\") {}\n"
               "TEST_CASE(\"without number\", \"[1.1][small]\") {}\n"
               "TEST_CASE(\"1.2 of another\", \"[1.2][small]\") {}\n");

  const auto text = found(course, course::check_tags);

  CHECK_THAT(text, ContainsSubstring("twice_test.cpp:2: \"1.1 unknown\" has no diagnosis"));
  CHECK_THAT(text, ContainsSubstring("twice_test.cpp:3: \"1.1 alone\" carries no tag"));
  CHECK_THAT(text, ContainsSubstring("twice_test.cpp:4: the name \"without number\""));
  CHECK_THAT(text, ContainsSubstring("twice_test.cpp:5: the first tag of \"1.2 of another\" is not [1.1]"));
  CHECK_THAT(text, ContainsSubstring("lesson.json:9: no check of 1.1 carries [large]"));
  CHECK_THAT(text, !ContainsSubstring("twice_test.cpp:1:"));
}

TEST_CASE("a hint that gives the line away, says nothing or repeats itself is found") {
  const FakeCourse course;

  SECTION("the line of the solution, with other blanks") {
    course.replace("lessons/01_fake/lesson.json", "What is twice two?", "Write return number*2 and be done.");
    CHECK_THAT(found(course, course::check_hints),
               ContainsSubstring("hint 1 of 1.1 holds a line of the solution"));
  }
  SECTION("nothing but blanks") {
    // A manifest may refuse it first; the rule holds for itself.
    auto lesson = course.lesson();
    lesson.exercises[0].hints[1] = "  ";
    const auto text = lines(course::check_hints(course.paths(), lesson, lesson.exercises[0]));
    CHECK_THAT(text, ContainsSubstring("hint 2 of 1.1 is empty"));
  }
  SECTION("one hint twice") {
    course.replace("lessons/01_fake/lesson.json", "Look at operator*.", "What is twice two?");
    CHECK_THAT(found(course, course::check_hints),
               ContainsSubstring("lesson.json:6: hint 2 of 1.1 says what"));
  }
  SECTION("two hints") {
    auto lesson = course.lesson();
    lesson.exercises[0].hints.pop_back();
    const auto text = lines(course::check_hints(course.paths(), lesson, lesson.exercises[0]));
    CHECK_THAT(text, ContainsSubstring("1.1 has 2 hints"));
  }
}

TEST_CASE("a diagnosis that sends learners nowhere is found") {
  const FakeCourse course;
  course.write("lessons/01_fake/README.md", "## 1.1 · Two times\n## Attack\n");
  course.replace("lessons/01_fake/lesson.json", "README.md#attack", "NOTHING.md#attack");

  CHECK_THAT(found(course, course::check_reading, 0),
             ContainsSubstring("README.md has no heading with the anchor #11--twice"));
  CHECK_THAT(found(course, course::check_reading, 1), ContainsSubstring("there is no NOTHING.md"));
  CHECK(found(course, course::check_reading, 2).empty());
}

TEST_CASE("a task is told in 120 words, and told at all") {
  const FakeCourse course;
  std::string words;
  for (int i = 0; i < 118; ++i) words += " word";
  course.replace("lessons/01_fake/twice.cpp", "// Do twice.", "// Do it." + words);
  CHECK(found(course, course::check_task_text).empty());

  course.replace("lessons/01_fake/twice.cpp", "// Do it.", "// Now do it.");
  CHECK_THAT(found(course, course::check_task_text),
             ContainsSubstring("twice.cpp:1: the task has 121 words"));

  course.write("lessons/01_fake/twice.cpp", "#include \"twice.hpp\"\n");
  CHECK_THAT(found(course, course::check_task_text), ContainsSubstring("the task has no text"));
}

TEST_CASE("a step without a word or a question after its pass, or with too long ones, is found") {
  const FakeCourse course;
  const std::string manifest = "lessons/01_fake/lesson.json";

  SECTION("neither of them") {
    course.replace(manifest,
                   R"( "after": {"prevented": "mallory cannot walk through paper.", )"
                   R"("question": "What is behind the paper?"},)",
                   "");
    const auto text = found(course, course::check_after_pass, 2);
    CHECK_THAT(text, ContainsSubstring("\"prevented\" of lab1 is missing"));
    CHECK_THAT(text, ContainsSubstring("\"question\" of lab1 is missing"));
  }
  SECTION("no question") {
    course.replace(manifest, R"(, "question": "What of zero?")", "");
    const auto text = found(course, course::check_after_pass, 1);
    CHECK_THAT(text, ContainsSubstring("lesson.json:13: \"question\" of 1.2 is missing"));
    CHECK_THAT(text, !ContainsSubstring("prevented"));
  }
  SECTION("as long as they may be, and a character longer") {
    auto lesson = course.lesson();
    course::Exercise& exercise = lesson.exercises[0];
    for (exercise.after.prevented.clear(); exercise.after.prevented.size() < 2 * 300;)
      exercise.after.prevented += "ä";
    exercise.after.question = std::string(200, '?');
    CHECK(lines(course::check_after_pass(course.paths(), lesson, exercise)).empty());

    exercise.after.prevented += "ä";
    exercise.after.question += "?";
    const auto text = lines(course::check_after_pass(course.paths(), lesson, exercise));
    CHECK_THAT(text, ContainsSubstring("\"prevented\" of 1.1 has 301 characters, more than 300"));
    CHECK_THAT(text, ContainsSubstring("\"question\" of 1.1 has 201 characters, more than 200"));
  }
}

TEST_CASE("words that a native reader stumbles over are found, but not in the story and in code") {
  const FakeCourse course;
  course.write("lessons/01_fake/README.md",
               "# Lesson 1\n\n## The story\n\nAn open door.\n\n## The exercises\n\n### 1.1 · Twice\n\n"
               "Whoever opens the Doors gets in all\nthe same.\n\n```console\nanew\n```\n\n"
               "> ```python\n> mend()\n> ```\n\nIndoors, `push_the_paper_door` is amended.\n\n## Attack\n");
  course.replace("lessons/01_fake/lesson.json", "What of zero?", "Who can foretell zero?");
  course.write("tests/lessons/01_fake/twice_test.cpp",
               "\nTEST_CASE(\"1.1 it is mended for ever\", \"[1.1][small]\") {}  // Write it anew.\n");

  const auto lesson = course.lesson();
  CHECK(
      lines(course::check_words(course.paths(), lesson)) ==
      "lessons/01_fake/lesson.json:14: has the word \"foretell\"; better: predict\n"
      "lessons/01_fake/README.md:11: has the word \"whoever\"; better: anyone who, a client that\n"
      "lessons/01_fake/README.md:11: has the word \"doors\"; better: routes, guards, servers\n"
      "lessons/01_fake/README.md:11: has the word \"all the same\"; better: nevertheless\n"
      "tests/lessons/01_fake/twice_test.cpp:2: has the word \"mended\"; better: fixed\n"
      "tests/lessons/01_fake/twice_test.cpp:2: has the word \"for ever\"; better: indefinitely, without end");
}

TEST_CASE("an answer that was committed as the starter is found") {
  const FakeCourse course;
  const auto git = [&](const std::string& command) {
    const std::string quiet = "git -C '" + course.paths().root.string() + "' " + command + " >/dev/null 2>&1";
    return std::system(quiet.c_str());
  };
  REQUIRE(git("init") == 0);
  REQUIRE(git("add lessons/01_fake/twice.cpp") == 0);
  REQUIRE(git("-c user.name=alice -c user.email=alice@example.com commit -m Start") == 0);

  // What the learner wrote since does not matter; what others get does.
  course.write("lessons/01_fake/twice.cpp", "int twice(int number) { return number * 2; }\n");
  CHECK(found(course, course::check_committed_starter, 0).empty());
  CHECK_THAT(found(course, course::check_committed_starter, 1),
             ContainsSubstring("git does not know this file"));

  REQUIRE(git("-c user.name=alice -c user.email=alice@example.com commit -am Answer") == 0);
  CHECK_THAT(found(course, course::check_committed_starter, 0),
             ContainsSubstring("what is committed is no hole"));
}

#include "course/lesson/manifest.hpp"

#include <string>

#include <catch2/catch_test_macros.hpp>

#include "course/lesson/catalogue.hpp"
#include "course/lesson/json_line_numbers.hpp"
#include "course/text/closest_match.hpp"
#include "course/text/text.hpp"
#include "fake_checkout.hpp"

namespace {

// The fake lesson's manifest, with one thing changed.
std::string changed(const std::string& from, const std::string& to) {
  const FakeCheckout checkout;
  const std::string text = course::read_text(checkout.paths().lessons() / "01_first_steps/lesson.json");
  REQUIRE(text.find(from) != std::string::npos);
  return course::replaced(text, from, to);
}

std::string trouble(const std::string& text) {
  const auto lesson = course::parse_manifest(text, "lesson.json");
  return lesson ? "none" : lesson.error().what;
}

}  // namespace

TEST_CASE("a manifest is read member by member") {
  const auto lesson =
      course::parse_manifest(changed("\"uses\": []", "\"uses\": [], \"given\": [\"time\"]"), "lesson.json");

  REQUIRE(lesson);
  CHECK(lesson->number == 1);
  CHECK(lesson->port == 8001);
  REQUIRE(lesson->exercises.size() == 2);
  CHECK(lesson->exercises[0].hints[2] == "Nearly ____.");
  CHECK(lesson->exercises[0].given == std::vector<std::string>{"time"});
  CHECK(lesson->exercises[0].diagnosis("second_tag")->attack == "Mallory adds a third.");
  CHECK(lesson->exercises[0].diagnosis("no_tag") == nullptr);
  CHECK(lesson->exercises[1].uses == std::vector<std::string>{"1.1"});
  REQUIRE(lesson->server);
  CHECK(lesson->server->id == "1.server");
  CHECK(lesson->server->try_it == std::vector<std::string>{"curl -s {url}/sample"});
  CHECK(lesson->exercises[0].after.prevented == "Mallory cannot add a dot.");
  CHECK(lesson->exercises[0].after.question == "Who else counts dots?");
  CHECK(lesson->server->after.prevented == "Nobody is let in.");
  CHECK(lesson->labs[0].after.question == "And the window?");
  CHECK(lesson->labs[0].rule == "Believe nobody.");
  CHECK(lesson->labs[0].source() == "attacks/break_in.cpp");
  CHECK(lesson->steps().size() == 4);
  CHECK(lesson->required_steps().size() == 4);
}

TEST_CASE("a bonus lab is a step that nobody needs to pass the lesson") {
  const auto with_bonus = [](const std::string& value) {
    return changed("\"rule\": ", "\"bonus\": " + value + ", \"given\": [\"helper\"], \"rule\": ");
  };
  const auto lesson = course::parse_manifest(with_bonus("true"), "lesson.json");
  REQUIRE(lesson);
  CHECK(lesson->labs[0].bonus);
  CHECK(lesson->labs[0].given == std::vector<std::string>{"helper"});
  CHECK(lesson->steps().size() == 4);
  CHECK(lesson->required_steps().size() == 3);
  CHECK(trouble(with_bonus("\"yes\"")).ends_with("labs[0].bonus is neither true nor false."));
}

TEST_CASE("what a learner reads after a pass may be missing from a manifest") {
  const auto with_after = [](const std::string& value) {
    return changed(R"("after": {"prevented": "Nobody is let in.", "question": "Who is?"})",
                   "\"after\": " + value);
  };
  const auto lesson = course::parse_manifest(with_after("{}"), "lesson.json");
  REQUIRE(lesson);
  CHECK(lesson->server->after.prevented.empty());
  CHECK(lesson->server->after.question.empty());
  CHECK(trouble(with_after("{\"answer\": \"a\"}")) ==
        "lesson.json:14: server.after.answer is not a member that belongs here.");
}

TEST_CASE("what is wrong in a manifest is told with its line") {
  CHECK(trouble(changed("\"topic\": \"First steps\", ", "")) == "lesson.json:1: topic is missing.");
  CHECK(trouble(changed("\"minutes\": 5", "\"minuets\": 5")) ==
        "lesson.json:4: exercises[0].minuets is not a member that belongs here.");
  CHECK(trouble(changed("\"port\": 8001", "\"port\": \"8001\"")) ==
        "lesson.json:2: port is not a whole number from 1024 to 65535.");
  CHECK(trouble(changed("\"How many?\", ", "")) ==
        "lesson.json:5: exercises[0].hints has 2 entries instead of three.");
  CHECK(trouble(changed("\"id\": \"1.2\"", "\"id\": \"2.2\"")) ==
        "lesson.json:10: exercises[1].id is not an exercise of this lesson.");
  CHECK(trouble(changed("\"id\": \"1.2\"", "\"id\": \"1.1\"")) ==
        "lesson.json:10: exercises[1].id is taken already.");
  CHECK(trouble(changed("\"uses\": [\"1.1\"]", "\"uses\": [\"1.3\"]")) ==
        "lesson.json:10: exercises[1].uses names 1.3, which does not come earlier.");
  CHECK(trouble(changed("\"lesson\": 1", "\"lesson\": 1, \"lesson\": 1")) ==
        "lesson.json:2: lesson is there twice.");
  CHECK(trouble(changed("\"believed\": \"One is enough.\"", "\"believed\": \"\"")) ==
        "lesson.json:7: exercises[0].diagnoses.first_tag.believed is not a text with something in it.");
  CHECK(trouble(changed("{\"cut\": {\"believed\": \"b\", \"attack\": \"a\", \"read\": \"README.md\"}}",
                        "{}")) == "lesson.json:12: exercises[1].diagnoses is empty.");
}

TEST_CASE("text that is not JSON, or not an object, is told as such") {
  CHECK(trouble("{\n  \"lesson\": 1,,\n}").starts_with("lesson.json is not JSON: parse error at line 2"));
  CHECK(trouble("[]") == "lesson.json:1: the whole text is not an object.");
  CHECK(trouble("").starts_with("lesson.json is not JSON"));
}

TEST_CASE("lines are counted past quotes and brackets inside texts") {
  const auto lines = course::json_line_numbers(
      "{\"a\": \"x\\\\\\\"{[\",\n\"b\": [1, {\"c\": \"\\\\\"},\n \"]\"],\n\"d\": null}");
  std::string seen;
  for (const auto& each : lines) seen += each.path + ":" + std::to_string(each.line) + " ";
  CHECK(seen == "a:1 b:2 b[0]:2 b[1]:2 b[1].c:2 b[2]:3 d:4 ");
  CHECK(course::line_of(lines, "b[1].missing") == 2);
  CHECK(course::line_of(lines, "nothing") == 1);
}

TEST_CASE("each trouble names its mend") {
  const auto lesson = course::parse_manifest(changed("\"topic\": \"First steps\", ", ""), "lesson.json");
  REQUIRE_FALSE(lesson);
  CHECK(lesson.error().mend == "Add \"topic\", a text in quotes.");
}

TEST_CASE("a broken manifest stops its own lesson only") {
  const FakeCheckout checkout;
  checkout.folder().write("lessons/02_broken/lesson.json", "{");
  checkout.folder().write("lessons/03_elsewhere/lesson.json", changed("\"lesson\": 1", "\"lesson\": 1"));
  checkout.folder().write("lessons/notes/lesson.json", "{");
  course::Catalogue catalogue(checkout.paths());

  CHECK(catalogue.numbers() == std::vector{1, 2, 3});
  CHECK(catalogue.lessons().size() == 1);
  REQUIRE(catalogue.problems().size() == 2);
  CHECK(catalogue.problems()[1].what ==
        "lessons/03_elsewhere/lesson.json says it is lesson 1, \"01_first_steps\", but stands in the folder "
        "03_elsewhere.");
  CHECK(catalogue.find("1.1"));
  CHECK_FALSE(catalogue.find("2.1"));
}

TEST_CASE("an exercise is found by whatever a person calls it") {
  const FakeCheckout checkout;
  course::Catalogue catalogue(checkout.paths());
  for (const char* name : {"1.1", "count", "count.cpp", "lessons/01_first_steps/count.cpp"}) {
    CAPTURE(name);
    const auto found = catalogue.find(name);
    REQUIRE(found);
    CHECK((*found)->id == "1.1");
  }
  CHECK((*catalogue.find("1.server"))->kind == course::Kind::server);
  CHECK((*catalogue.find("lab1"))->kind == course::Kind::lab);
  CHECK((*catalogue.find("break_in"))->id == "lab1");
}

TEST_CASE("a name that is nearly right gets the right one suggested") {
  const FakeCheckout checkout;
  course::Catalogue catalogue(checkout.paths());
  for (const auto& [wrong, right] :
       {std::pair{"1.9", "1.1"}, std::pair{"cuont", "count"}, std::pair{"spl", "split"}}) {
    CAPTURE(wrong);
    const auto found = catalogue.find(wrong);
    REQUIRE_FALSE(found);
    CHECK(found.error().mend.find(right) != std::string::npos);
  }
  CHECK(course::closest_matches("something else", {"1.1", "count"}).empty());
  CHECK(course::closest_matches(std::string(1'000'000, 'x'), {"count"}).empty());
}

#include "fake_checkout.hpp"

#include <sstream>

namespace {

constexpr const char* manifest = R"({
  "lesson": 1, "name": "01_first_steps", "topic": "First steps", "title": "One foot, then the other", "port": 8001,
  "exercises": [
    {"id": "1.1", "file": "count", "title": "Count the dots", "objective": "Count.", "minutes": 5, "uses": [],
     "hints": ["How many?", "Where to look.", "Nearly ____."], "after": {"prevented": "Mallory cannot add a dot.", "question": "Who else counts dots?"},
     "diagnoses": {
       "first_tag": {"believed": "One is enough.", "attack": "Mallory adds another.", "read": "README.md#11", "rfc": "RFC 7515 §7.1"},
       "second_tag": {"believed": "Two are enough.", "attack": "Mallory adds a third.", "read": "README.md#12"}
     }},
    {"id": "1.2", "file": "split", "title": "Cut it", "objective": "Cut.", "minutes": 5, "uses": ["1.1"],
     "hints": ["a", "b", "c"], "after": {"prevented": "p", "question": "q?"},
     "diagnoses": {"cut": {"believed": "b", "attack": "a", "read": "README.md"}}}
  ],
  "server": {"title": "The desk", "try": ["curl -s {url}/sample"], "after": {"prevented": "Nobody is let in.", "question": "Who is?"},
             "diagnoses": {"open": {"believed": "b", "attack": "a", "read": "README.md"}}},
  "labs": [
    {"id": "lab1", "file": "break_in", "title": "Break in", "objective": "Break.", "minutes": 9, "rule": "Believe nobody.",
     "hints": ["a", "b", "c"], "after": {"prevented": "The door holds.", "question": "And the window?"},
     "diagnoses": {"held": {"believed": "b", "attack": "a", "read": "README.md"}}}
  ]
})";

// Targets that Ninja has nothing to do for: the judges are there already.
constexpr const char* build_file =
    "build check-1.1: phony\nbuild check-1.2: phony\nbuild check-1.server: phony\nbuild check-lab1: phony\n"
    "build check-1.1-solution: phony\n";

}  // namespace

FakeCheckout::FakeCheckout(const std::string& name) {
  paths_.root = name.empty() ? folder_.path() : folder_.path() / name;
  paths_.build = paths_.root / "build" / "learn";
  const auto write = [this](const std::string& file, std::string_view text) {
    folder_.write(paths_.root / file, text);
  };
  write("CMakePresets.json", "{}");
  write("lessons/01_first_steps/lesson.json", manifest);
  write(hole, starter);
  write("lessons/01_first_steps/split.cpp", "int split() { course::todo(\"1.2\"); }\n");
  write("lessons/01_first_steps/attacks/break_in.cpp", "int attack() { course::todo(\"lab1\"); }\n");
  write("solutions/01_first_steps/count.cpp", "int count() { return 2; }\n");
  write("build/learn/build.ninja", build_file);
}

void FakeCheckout::judge(const std::string& target, const std::string& script) const {
  folder_.write_program(paths_.executable(target), "#!/bin/sh\n" + script + "\n");
}

void FakeCheckout::passing_judge(const std::string& target, const std::string& id,
                                 std::string_view tags) const {
  std::string script = event(R"({"event":"run_started","seed":42})");
  std::istringstream words{std::string(tags)};
  for (std::string tag; words >> tag;) {
    script += event(R"({"event":"check_started","name":")" + id + " " + tag + R"( holds","tags":[")" + id +
                    R"(",")" + tag + R"("],"file":"t.cpp","line":1})");
    script += event(R"({"event":"check_ended","name":"","outcome":"passed"})");
  }
  judge(target, script + event(R"({"event":"run_ended","passed":1,"failed":0,"skipped":0})"));
}

void FakeCheckout::add_lesson_2(const std::string& build) const {
  folder_.write(paths_.root / "lessons/02_more/lesson.json", R"({
    "lesson": 2, "name": "02_more", "topic": "More", "title": "One more", "port": 8002,
    "exercises": [
      {"id": "2.1", "file": "again", "title": "Again", "objective": "Repeat.", "minutes": 5, "uses": [],
       "hints": ["a", "b", "c"],
       "diagnoses": {"more": {"believed": "b", "attack": "a", "read": "README.md"}}}
    ],
    "labs": []
  })");
  folder_.write(paths_.build / "build.ninja", std::string(build_file) + "rule run\n  command = " + build +
                                                  "\nbuild made: run\nbuild check-2.1: phony made\n");
  passing_judge("check-2.1", "2.1", "more");
}

std::string event(std::string_view json) {
  return "cat >> \"$COURSE_EVENTS\" <<'END'\n" + std::string(json) + "\nEND\n";
}

#include "fake_course.hpp"

#include <stdexcept>

#include "course/lesson/manifest.hpp"
#include "course/text/text.hpp"

namespace fs = std::filesystem;

namespace {

constexpr const char* manifest = R"({
  "lesson": 1, "name": "01_fake", "topic": "Fakes", "title": "A course of paper", "port": 8001,
  "exercises": [
    {
      "id": "1.1", "file": "twice", "title": "Twice", "objective": "Double a number.", "minutes": 5, "uses": [],
      "hints": ["What is twice two?", "Look at operator*.", "One line: return number * ____;"], "after": {"prevented": "bob cannot add where he must double.", "question": "What of a number that is too large?"},
      "diagnoses": {
        "small": {"believed": "Small numbers differ.", "attack": "None.", "read": "README.md#11--twice", "rfc": "RFC 1 §1"},
        "large": {"believed": "Large numbers fit.", "attack": "Overflow.", "read": "README.md#11--twice", "rfc": "RFC 1 §1"}
      }
    },
    {
      "id": "1.2", "file": "thrice", "title": "Thrice", "objective": "Triple a number.", "minutes": 5, "uses": ["1.1"],
      "hints": ["What is three times two?", "Look at operator+.", "One line: twice and ____."], "after": {"prevented": "alice cannot lose a third.", "question": "What of zero?"},
      "diagnoses": {
        "small": {"believed": "Small numbers differ.", "attack": "None.", "read": "README.md#attack", "rfc": "RFC 1 §1"},
        "zero": {"believed": "Zero is special.", "attack": "None.", "read": "README.md#attack", "rfc": "RFC 1 §1"}
      }
    }
  ],
  "labs": [
    {
      "id": "lab1", "file": "paper_door", "title": "Paper wall", "objective": "Walk through.", "minutes": 5, "rule": "Shut it.",
      "hints": ["Is it open?", "Look at its hinges.", "Push it ____."], "after": {"prevented": "mallory cannot walk through paper.", "question": "What is behind the paper?"},
      "diagnoses": {"open": {"believed": "It is shut.", "attack": "Anyone.", "read": "README.md#attack", "rfc": "RFC 1 §1"}}
    }
  ]
})";

std::string starter(const std::string& id, const std::string& name) {
  return "// Exercise " + id + "\n//\n// Do " + name + ".\n#include \"" + name +
         ".hpp\"\n\n#include \"course/todo.hpp\"\n\nnamespace lesson {\n\nint " + name +
         "(int number) {\n  course::todo(\"" + id + "\", number);\n}\n\n}  // namespace lesson\n";
}

std::string answer(const std::string& name, const std::string& line) {
  return "#include \"" + name + ".hpp\"\n\nnamespace lesson {\n\nint " + name + "(int number) {\n  " + line +
         "\n}\n\n}  // namespace lesson\n";
}

std::string test_case(const std::string& id, const std::string& tag) {
  return "TEST_CASE(\"" + id + " a sentence about " + tag + "\", \"[" + id + "][" + tag + "]\") {}\n";
}

std::string header(const std::string& name) {
  return "#pragma once\n\nnamespace lesson {\n\nint " + name + "(int number);\n\n}  // namespace lesson\n";
}

// One line of a judge's script: appends `json` to the file of events.
std::string tell(const std::string& json) { return "echo '{" + json + "}' >> \"$COURSE_EVENTS\"\n"; }

std::string id_in(const std::string& target) {
  const auto begin = target.find('-') + 1;
  return target.substr(begin, target.find('-', begin) - begin);
}

// What a judge's script tells: a start, each check, an end.
std::string script(const std::string& target, const std::vector<FakeCourse::Check>& checks,
                   const std::string& more) {
  const std::string id = id_in(target);
  std::string text = "#!/bin/sh\n" + tell(R"("event":"run_started","seed":1)") + more;
  bool failed = false;
  for (const auto& [tag, outcome] : checks) {
    const std::string name = R"("name":")" + id + " a sentence about " + tag + '"';
    const std::string place = R"("file":"judge.cpp","line":1)";
    text +=
        tell(R"("event":"check_started",)" + name + R"(,"tags":[")" + id + R"(",")" + tag + R"("],)" + place);
    if (outcome == "failed") {
      text +=
          tell(R"("event":"check_failed","expression":"a == b","expansion":"1 == 2","notes":[],)" + place);
    }
    if (outcome == "waiting") text += tell(R"("event":"waiting","exercise":")" + id + "\"," + place);
    text += tell(R"("event":"check_ended",)" + name + R"(,"outcome":")" + outcome + '"');
    failed = failed || outcome != "passed";
  }
  text += tell(R"("event":"run_ended","passed":1,"failed":1,"skipped":0)");
  return text + (failed ? "exit 1\n" : "exit 0\n");
}

}  // namespace

FakeCourse::FakeCourse() : paths_{.root = folder_.path(), .build = folder_.path() / "build" / "learn"} {
  write("CMakePresets.json", "{}");
  write(
      "build/learn/build.ninja",
      "build solutions: phony\nbuild wrong_turns: phony\nbuild right_answers: phony\nbuild lesson-1: phony\n"
      "build check-1.1: phony\nbuild check-1.2: phony\nbuild check-lab1: phony\n");
  write("lessons/01_fake/lesson.json", manifest);
  write("lessons/01_fake/README.md", "# Lesson 1\n\n### 1.1 · Twice\n\n## Attack\n");
  write("lessons/01_fake/CMakeLists.txt", "add_lesson()\n");
  write("lessons/01_fake/attacks/paper_door_flawed.cpp", "\n");
  add_hole("1.1", "twice", "return number * 2;");
  add_hole("1.2", "thrice", "return twice(number) + number;");
  add_hole("lab1", "attacks/paper_door", "return push_the_paper_door(number);");
  add_judges("1.1", "twice", "large");
  add_judges("1.2", "thrice", "zero");
  write("tests/lessons/01_fake/paper_door_lab.cpp", test_case("lab1", "open"));
  let_judge("check-lab1", {{"open", "waiting"}});
  let_lab_judge("check-lab1-solution", {{"open", "passed"}}, "breached", "blocked");
}

void FakeCourse::add_hole(const std::string& id, const std::string& file, const std::string& line) const {
  const std::string name = fs::path{file}.filename();
  write("lessons/01_fake/" + file + ".hpp", header(name));
  write("lessons/01_fake/" + file + ".cpp", starter(id, name));
  write("solutions/01_fake/" + file + ".cpp", answer(name, line));
}

void FakeCourse::add_judges(const std::string& id, const std::string& name, const std::string& tag) const {
  write("tests/lessons/01_fake/" + name + "_test.cpp", test_case(id, "small") + test_case(id, tag));
  write("tests/wrong_turns/01_fake/" + id + "_small.cpp", answer(name, "return 1;"));
  write("tests/wrong_turns/01_fake/" + id + "_" + tag + ".cpp", answer(name, "return 2;"));
  write("tests/right_answers/01_fake/" + id + "_unusual.cpp", answer(name, "return 3;"));
  let_judge("check-" + id, {{"small", "waiting"}, {tag, "waiting"}});
  let_judge("check-" + id + "-solution", {{"small", "passed"}, {tag, "passed"}});
  let_judge("check-" + id + "-right-unusual", {{"small", "passed"}, {tag, "passed"}});
  let_judge("check-" + id + "-small", {{"small", "failed"}, {tag, "failed"}});
  let_judge("check-" + id + "-" + tag, {{"small", "passed"}, {tag, "failed"}});
}

void FakeCourse::write(const std::string& name, const std::string& text) const { folder_.write(name, text); }

void FakeCourse::remove(const std::string& name) const {
  if (!fs::remove(folder_.path() / name)) throw std::logic_error("no file " + name);
}

void FakeCourse::replace(const std::string& name, const std::string& before, const std::string& after) const {
  std::string text = course::read_text(folder_.path() / name);
  const auto position = text.find(before);
  if (position == std::string::npos) throw std::logic_error(name + " does not hold " + before);
  write(name, text.replace(position, before.size(), after));
}

void FakeCourse::let_judge(const std::string& target, const std::vector<Check>& checks) const {
  const std::string file = "build/learn/bin/" + target;
  write(file, script(target, checks, ""));
  fs::permissions(folder_.path() / file, fs::perms::owner_all);
}

void FakeCourse::let_lab_judge(const std::string& target, const std::vector<Check>& checks,
                               const std::string& flawed, const std::string& own) const {
  const auto report = [](const std::string& server, const std::string& outcome) {
    return tell(R"("event":"lab","server":")" + server + R"(","outcome":")" + outcome +
                R"(","request":"push","reason":"paper")");
  };
  const std::string file = "build/learn/bin/" + target;
  write(file, script(target, checks, report("flawed", flawed) + report("own", own)));
  fs::permissions(folder_.path() / file, fs::perms::owner_all);
}

course::Lesson FakeCourse::lesson() const {
  const auto read = course::read_manifest(paths_.lessons() / "01_fake", "lessons/01_fake/lesson.json");
  if (!read) throw std::logic_error(read.error().what);
  return *read;
}

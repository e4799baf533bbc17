#include "course/lesson_files.hpp"

#include <algorithm>
#include <system_error>

namespace course {
namespace fs = std::filesystem;

LessonFolders folders_of(const Paths& paths, const Lesson& lesson) {
  const fs::path tests = paths.root / "tests";
  return {.lesson = paths.lessons() / lesson.name,
          .solution = paths.solutions() / lesson.name,
          .judges = tests / "lessons" / lesson.name,
          .wrong_turns = tests / "wrong_turns" / lesson.name};
}

fs::path manifest_of(const Paths& paths, const Lesson& lesson) {
  return folders_of(paths, lesson).lesson / "lesson.json";
}

fs::path starter_of(const Paths& paths, const Lesson& lesson, const Exercise& exercise) {
  return folders_of(paths, lesson).lesson / exercise.source();
}

fs::path solution_of(const Paths& paths, const Lesson& lesson, const Exercise& exercise) {
  if (exercise.kind == Kind::server) return {};
  return folders_of(paths, lesson).solution / exercise.source();
}

fs::path judge_of(const Paths& paths, const Lesson& lesson, const Exercise& exercise) {
  const fs::path judges = folders_of(paths, lesson).judges;
  switch (exercise.kind) {
    case Kind::exercise:
      return judges / (exercise.file + "_test.cpp");
    case Kind::server:
      return judges / "server_test.cpp";
    case Kind::lab:
      return judges / (exercise.file + "_lab.cpp");
  }
  return {};
}

std::vector<WrongTurn> wrong_turns_of(const Paths& paths, const Lesson& lesson) {
  std::vector<WrongTurn> turns;
  std::error_code missing;  // A lesson without wrong turns has no folder for them.
  for (const auto& entry : fs::directory_iterator{folders_of(paths, lesson).wrong_turns, missing}) {
    if (entry.path().extension() != ".cpp") continue;
    const std::string name = entry.path().stem().string();
    const std::size_t cut = std::min(name.find('_'), name.size());
    const std::string tag = cut < name.size() ? name.substr(cut + 1) : "";
    turns.push_back({.file = entry.path(), .id = name.substr(0, cut), .tag = tag});
  }
  std::ranges::sort(turns, {}, &WrongTurn::file);
  return turns;
}

}  // namespace course

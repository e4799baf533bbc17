#include "course/lesson/lesson_files.hpp"

#include <algorithm>
#include <system_error>

namespace course {
namespace fs = std::filesystem;
namespace {

std::vector<TrialAnswer> trial_answers_in(const fs::path& folder) {
  std::vector<TrialAnswer> answers;
  std::error_code missing;  // A lesson without any has no folder for them.
  for (const auto& entry : fs::directory_iterator{folder, missing}) {
    if (entry.path().extension() != ".cpp") continue;
    const std::string stem = entry.path().stem().string();
    const std::size_t cut = std::min(stem.find('_'), stem.size());
    answers.push_back({.file = entry.path(),
                       .id = stem.substr(0, cut),
                       .name = cut < stem.size() ? stem.substr(cut + 1) : ""});
  }
  std::ranges::sort(answers, {}, &TrialAnswer::file);
  return answers;
}

}  // namespace

LessonFolders folders_of(const Paths& paths, const Lesson& lesson) {
  const fs::path tests = paths.root / "tests";
  return {.lesson = paths.lessons() / lesson.name,
          .solution = paths.solutions() / lesson.name,
          .judges = tests / "lessons" / lesson.name,
          .wrong_turns = tests / "wrong_turns" / lesson.name,
          .right_answers = tests / "right_answers" / lesson.name};
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

std::vector<TrialAnswer> wrong_turns_of(const Paths& paths, const Lesson& lesson) {
  return trial_answers_in(folders_of(paths, lesson).wrong_turns);
}

std::vector<TrialAnswer> right_answers_of(const Paths& paths, const Lesson& lesson) {
  return trial_answers_in(folders_of(paths, lesson).right_answers);
}

}  // namespace course

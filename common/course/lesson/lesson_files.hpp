#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "course/lesson/lesson.hpp"
#include "course/lesson/paths.hpp"

// Where the files of a lesson are, by the rules of docs/architecture.md. Absolute paths.
namespace course {

struct LessonFolders {
  std::filesystem::path lesson, solution, judges, wrong_turns, right_answers;
};
LessonFolders folders_of(const Paths& paths, const Lesson& lesson);

std::filesystem::path manifest_of(const Paths& paths, const Lesson& lesson);

// The learner's file: the hole. For a server that is its routes, which are given.
std::filesystem::path starter_of(const Paths& paths, const Lesson& lesson, const Exercise& exercise);
// The file that answers it; empty for a server, which is answered by the exercises.
std::filesystem::path solution_of(const Paths& paths, const Lesson& lesson, const Exercise& exercise);
std::filesystem::path judge_of(const Paths& paths, const Lesson& lesson, const Exercise& exercise);

// An answer of ours that tries a judge: tests/wrong_turns/NN_name/<id>_<name>.cpp, where the name is the tag
// of a check, or tests/right_answers/NN_name/<id>_<name>.cpp.
struct TrialAnswer {
  std::filesystem::path file;
  std::string id;
  std::string name;
};
// All of a lesson, sorted by name.
std::vector<TrialAnswer> wrong_turns_of(const Paths& paths, const Lesson& lesson);
std::vector<TrialAnswer> right_answers_of(const Paths& paths, const Lesson& lesson);

}  // namespace course

#include "course/dev/file_rules.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <system_error>

#include "course/lesson/lesson_files.hpp"

namespace course {
namespace {

namespace fs = std::filesystem;

// Files that a manifest asks for.
std::set<fs::path> listed_files(const Paths& paths, const Lesson& lesson) {
  const LessonFolders folders = folders_of(paths, lesson);
  std::set<fs::path> files = {folders.lesson / "README.md", folders.lesson / "CMakeLists.txt"};
  for (const Exercise* exercise : lesson.steps()) {
    files.insert(starter_of(paths, lesson, *exercise));
    files.insert(judge_of(paths, lesson, *exercise));
    for (const std::string& given : exercise->given) {
      const fs::path stem = folders.lesson / (exercise->kind == Kind::lab ? "attacks/" + given : given);
      files.insert(fs::path(stem) += ".hpp");
      files.insert(fs::path(stem) += ".cpp");
    }
    if (exercise->kind == Kind::server) {
      files.insert(folders.lesson / "server.cpp");
      continue;
    }
    files.insert(solution_of(paths, lesson, *exercise));
    files.insert(starter_of(paths, lesson, *exercise).replace_extension(".hpp"));
    if (exercise->kind == Kind::lab) {
      files.insert(folders.lesson / "attacks" / (exercise->file + "_flawed.cpp"));
    }
  }
  return files;
}

std::vector<fs::path> sources_below(const fs::path& folder) {
  std::vector<fs::path> sources;
  std::error_code missing;
  for (const auto& entry : fs::recursive_directory_iterator{folder, missing}) {
    if (entry.path().extension() == ".cpp") sources.push_back(entry.path());
  }
  return sources;
}

}  // namespace

Findings check_files(const Paths& paths, const Lesson& lesson) {
  const std::set<fs::path> listed = listed_files(paths, lesson);
  Findings found;
  for (const fs::path& file : listed) {
    if (fs::is_regular_file(file)) continue;
    found.push_back({.place = place_of(paths, file),
                     .what = "this file is missing, though " + lesson.name + "/lesson.json asks for it",
                     .mend = "write it or take it out of the manifest"});
  }
  const LessonFolders folders = folders_of(paths, lesson);
  for (const fs::path& folder : {folders.lesson, folders.solution, folders.judges}) {
    for (const fs::path& file : sources_below(folder)) {
      if (listed.contains(file)) continue;
      found.push_back({.place = place_of(paths, file),
                       .what = "lesson.json does not list this file, so nothing builds it",
                       .mend = "list it or delete it"});
    }
  }
  return found;
}

Findings check_wrong_turns(const Paths& paths, const Lesson& lesson) {
  constexpr int least = 2;
  Findings found;
  std::map<std::string, int> turns;
  for (const TrialAnswer& turn : wrong_turns_of(paths, lesson)) {
    ++turns[turn.id];
    const auto steps = lesson.steps();
    const auto step = std::ranges::find(steps, turn.id, &Exercise::id);
    const bool known = step != steps.end() && (*step)->diagnosis(turn.name);
    if (known) continue;
    const std::string whose = step == steps.end() ? "no exercise is called " + turn.id
                                                  : turn.id + " has no diagnosis \"" + turn.name + "\"";
    found.push_back({.place = place_of(paths, turn.file),
                     .what = whose + ", so this wrong turn is never judged",
                     .mend = "name it <id>_<tag>.cpp after a diagnosis in lesson.json"});
  }
  for (const Exercise& exercise : lesson.exercises) {
    if (turns[exercise.id] >= least) continue;
    found.push_back({.place = place_of(paths, folders_of(paths, lesson).wrong_turns),
                     .what = exercise.id + " has " + std::to_string(turns[exercise.id]) + " wrong turns",
                     .mend = "write at least two: solutions that learners really write"});
  }
  return found;
}

Findings check_right_answers(const Paths& paths, const Lesson& lesson) {
  Findings found;
  for (const TrialAnswer& answer : right_answers_of(paths, lesson)) {
    const auto steps = lesson.steps();
    if (!answer.name.empty() && std::ranges::find(steps, answer.id, &Exercise::id) != steps.end()) continue;
    found.push_back({.place = place_of(paths, answer.file),
                     .what = "no exercise is called " + answer.id + ", so this right answer is never judged",
                     .mend = "name it <id>_<what is unusual>.cpp"});
  }
  return found;
}

}  // namespace course

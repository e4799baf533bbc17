#include "course/dev/starter_rules.hpp"

#include "course/lesson/lesson_files.hpp"
#include "course/os/git.hpp"
#include "course/text/cpp_source.hpp"

namespace course {
namespace {

bool is_in_git(const Paths& paths) {
  return git(paths.root, {"rev-parse", "--verify", "--quiet", "HEAD"}).has_value();
}

}  // namespace

Findings check_committed_starter(const Paths& paths, const Lesson& lesson, const Exercise& exercise) {
  if (exercise.kind == Kind::server || !is_in_git(paths)) return {};
  const auto file = starter_of(paths, lesson, exercise);
  const auto committed = git(paths.root, {"show", "HEAD:./" + paths.shown(file)});
  if (!committed) {
    return {{.place = place_of(paths, file),
             .what = "git does not know this file, so learners never get it",
             .mend = "git add " + paths.shown(file)}};
  }
  const std::string hole = "course::todo(\"" + exercise.id + "\"";
  if (without_comments(*committed).find(hole) != std::string::npos) return {};
  return {{.place = place_of(paths, file),
           .what = "what is committed is no hole: it does not call " + hole + "…)",
           .mend = "commit the starter, not an answer"}};
}

}  // namespace course

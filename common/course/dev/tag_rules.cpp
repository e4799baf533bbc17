#include "course/dev/tag_rules.hpp"

#include <algorithm>
#include <set>

#include "course/dev/catch_test_cases.hpp"
#include "course/lesson/lesson_files.hpp"
#include "course/text/text.hpp"

namespace course {
namespace {

// What is wrong with one check; empty when nothing is.
std::string problem_of(const TestCase& check, const Exercise& exercise) {
  if (check.tags.empty() || check.tags.front() != exercise.id) {
    return "the first tag of \"" + check.name + "\" is not [" + exercise.id + "]";
  }
  if (!check.name.starts_with(exercise.id + " ")) {
    return "the name \"" + check.name + "\" does not start with " + exercise.id;
  }
  if (check.tags.size() < 2) return "\"" + check.name + "\" carries no tag of a diagnosis";
  if (exercise.diagnosis(check.tags[1])) return {};
  return "\"" + check.name + "\" has no diagnosis: lesson.json knows no \"" + check.tags[1] + "\" in " +
         exercise.id;
}

}  // namespace

Findings check_tags(const Paths& paths, const Lesson& lesson, const Exercise& exercise) {
  const auto judge = judge_of(paths, lesson, exercise);
  const auto manifest = manifest_of(paths, lesson);
  const std::string code = read_text(judge);
  const std::string json = read_text(manifest);

  Findings found;
  std::set<std::string> carried;
  for (const TestCase& check : test_cases_in(code)) {
    carried.insert(check.tags.begin(), check.tags.end());
    const std::string problem = problem_of(check, exercise);
    if (problem.empty()) continue;
    found.push_back({.place = place_of(paths, judge, check.line),
                     .what = problem,
                     .mend = "tag it [" + exercise.id + "][<tag of a diagnosis>]"});
  }
  for (const Diagnosis& diagnosis : exercise.diagnoses) {
    if (carried.contains(diagnosis.tag)) continue;
    found.push_back(
        {.place =
             place_of(paths, manifest, line_of(json, {'"' + exercise.id + '"', '"' + diagnosis.tag + '"'})),
         .what = "no check of " + exercise.id + " carries [" + diagnosis.tag + "], so it can never pass",
         .mend = "write the check in " + paths.shown(judge)});
  }
  return found;
}

}  // namespace course

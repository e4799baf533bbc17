#include "course/dev/hint_rules.hpp"

#include <algorithm>
#include <set>

#include "course/lesson/lesson_files.hpp"
#include "course/text/cpp_source.hpp"
#include "course/text/text.hpp"

namespace course {
namespace {

constexpr std::size_t shortest_line = 12;  // Characters that are not blanks; shorter lines give nothing away.

// A line of code as it would be recognised inside a sentence: no blanks, no `;` or `{` at its end.
std::string essence(std::string_view line) {
  std::string text = squeezed(line);
  while (text.ends_with(';') || text.ends_with('{')) text.pop_back();
  return text;
}

// The lines that answer the exercise: those of the solution that the starter does not have.
std::set<std::string> answer_lines(const std::string& solution, const std::string& starter) {
  std::set<std::string> given;
  for (const auto line : lines_of(starter)) given.insert(essence(line));
  std::set<std::string> lines;
  const std::string code = without_comments(solution);
  for (const auto line : lines_of(code)) {
    const std::string text = essence(line);
    const bool tells =
        text.size() >= shortest_line && !text.starts_with('#') && !text.starts_with("namespace");
    if (tells && !given.contains(text)) lines.insert(text);
  }
  return lines;
}

std::string problem_of(const std::string& hint, const std::set<std::string>& lines) {
  const std::string packed = squeezed(hint);
  if (packed.empty()) return "is empty";
  const auto given_away = [&](const std::string& line) { return packed.find(line) != std::string::npos; };
  return std::ranges::any_of(lines, given_away) ? "holds a line of the solution" : "";
}

// What is wrong with the hints, without the place.
std::vector<std::string> problems_of(const Exercise& exercise, const std::set<std::string>& lines) {
  std::vector<std::string> problems;
  if (exercise.hints.size() != 3) {
    problems.push_back(exercise.id + " has " + std::to_string(exercise.hints.size()) +
                       " hints instead of three");
  }
  std::set<std::string> seen;
  for (std::size_t i = 0; i < exercise.hints.size(); ++i) {
    const std::string name = "hint " + std::to_string(i + 1) + " of " + exercise.id;
    const std::string problem = problem_of(exercise.hints[i], lines);
    if (!problem.empty()) problems.push_back(name + " " + problem);
    if (!seen.insert(squeezed(exercise.hints[i])).second) {
      problems.push_back(name + " says what an earlier one says");
    }
  }
  return problems;
}

}  // namespace

Findings check_hints(const Paths& paths, const Lesson& lesson, const Exercise& exercise) {
  if (exercise.kind == Kind::server) return {};
  const auto manifest = manifest_of(paths, lesson);
  const std::size_t line = line_of(read_text(manifest), {'"' + exercise.id + '"', "\"hints\""});
  const auto lines = answer_lines(read_text(solution_of(paths, lesson, exercise)),
                                  read_text(starter_of(paths, lesson, exercise)));
  Findings found;
  for (const std::string& problem : problems_of(exercise, lines)) {
    found.push_back({.place = place_of(paths, manifest, line),
                     .what = problem,
                     .mend = "hints are a question, where to look, nearly there"});
  }
  return found;
}

}  // namespace course

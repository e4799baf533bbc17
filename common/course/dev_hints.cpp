#include <algorithm>
#include <set>

#include "course/dev_rules.hpp"
#include "course/source_text.hpp"
#include "course/text.hpp"

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

}  // namespace

Findings check_hints(const Paths& paths, const Lesson& lesson, const Exercise& exercise) {
  if (exercise.kind == Kind::server) return {};
  const std::string json = read_text(manifest_of(paths, lesson));
  const auto found_at = [&](std::string what, std::string mend) {
    const std::size_t line = line_of(json, {'"' + exercise.id + '"', "\"hints\""});
    return Finding{.place = place_of(paths, manifest_of(paths, lesson), line),
                   .what = std::move(what),
                   .mend = std::move(mend)};
  };
  const auto solution = read_text(solution_of(paths, lesson, exercise));
  const auto starter = read_text(starter_of(paths, lesson, exercise));
  const auto lines = answer_lines(solution, starter);

  Findings found;
  if (exercise.hints.size() != 3) {
    found.push_back(found_at(exercise.id + " has " + std::to_string(exercise.hints.size()) + " hints",
                             "write three: a question, where to look, nearly there"));
  }
  std::set<std::string> seen;
  for (const std::string& hint : exercise.hints) {
    const std::string number = std::to_string(&hint - exercise.hints.data() + 1);
    const std::string problem = problem_of(hint, lines);
    if (!problem.empty())
      found.push_back(found_at("hint " + number + " of " + exercise.id + " " + problem, "rewrite it"));
    if (!seen.insert(squeezed(hint)).second) {
      found.push_back(
          found_at("hint " + number + " of " + exercise.id + " says what an earlier one says", "rewrite it"));
    }
  }
  return found;
}

}  // namespace course

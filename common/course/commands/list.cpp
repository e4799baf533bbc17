#include "course/commands/list.hpp"

#include <algorithm>
#include <iostream>

#include "course/lesson/lesson_files.hpp"
#include "course/report/file_link.hpp"
#include "course/session/console.hpp"
#include "course/session/exit_codes.hpp"
#include "course/text/characters.hpp"

namespace course {
namespace {

std::string padded(std::string text, std::size_t width) {
  text.append(width - std::min(width, columns(text)), ' ');
  return text;
}

std::string mark(std::string_view standing, const Terminal& terminal) {
  if (!terminal.has_signs()) return padded(std::string{standing}, 7);
  if (standing == "passed") return terminal.green("✓");
  return standing == "failed" ? terminal.red("✗") : terminal.dim("·");
}

std::string_view standing_of(const HoleProgress& progress) {
  if (progress.passed_at) return "passed";
  return progress.last_verdict.empty() || progress.last_verdict == "waiting" ? "open" : "failed";
}

}  // namespace

Standings standings_of(Session& session) {
  Standings standings;
  for (const HoleProgress& each : session.progress().all()) standings.emplace(each.id, standing_of(each));
  return standings;
}

std::size_t passed_in(const Lesson& lesson, const Standings& standings) {
  const auto passed = [&](const Exercise* each) { return standing_in(standings, *each) == "passed"; };
  return static_cast<std::size_t>(std::ranges::count_if(lesson.required_steps(), passed));
}

std::string_view standing_in(const Standings& standings, const Exercise& exercise) {
  const auto found = standings.find(exercise.id);
  return found == standings.end() ? "open" : found->second;
}

std::string step_row(const Exercise& exercise, std::string_view standing, const Exercise* here,
                     const Terminal& terminal) {
  const std::string name = padded(exercise.id, 10) + padded(exercise.title, 40);
  const std::string minutes = exercise.minutes > 0 ? std::to_string(exercise.minutes) + " min" : "";
  const bool is_here = &exercise == here;
  return mark(standing, terminal) + " " + (is_here ? terminal.bold(name) : name) +
         padded(terminal.dim(minutes), 7) + (exercise.bonus ? terminal.dim("bonus  ") : "") +
         (is_here ? terminal.cyan("you are here") : "");
}

std::string lesson_row(const Lesson& lesson, const Standings& standings, const Terminal& terminal) {
  return terminal.bold("Lesson " + std::to_string(lesson.number) + ": " + lesson.topic) + "  " +
         lesson.title + "  " +
         terminal.dim(std::to_string(passed_in(lesson, standings)) + " of " +
                      std::to_string(lesson.required_steps().size()));
}

int list(Session& session) {
  const Terminal& terminal = session.terminal;
  const Exercise* const here = session.here();
  const Standings standings = standings_of(session);
  for (const Lesson* lesson : session.catalogue.lessons()) {
    std::cout << lesson_row(*lesson, standings, terminal) << "\n";
    for (const Exercise* each : lesson->steps())
      std::cout << "  " << step_row(*each, standing_in(standings, *each), here, terminal) << "\n";
    std::cout << "\n";
  }
  const auto broken = session.catalogue.problems();
  for (const Problem& problem : broken) print_problem(session, problem, exit_not_passed);
  return broken.empty() ? exit_ok : exit_not_passed;
}

int status(Session& session) {
  const auto here = session.select_one("");
  if (!here) return print_problem(session, here.error(), exit_not_passed);
  const Exercise& exercise = **here;
  const Lesson& lesson = session.catalogue.lesson_of(exercise);
  const Terminal& terminal = session.terminal;
  const auto link = [&](const std::filesystem::path& file) {
    return file_link(session.paths, {file.string(), 0}, terminal);
  };
  std::cout << terminal.bold("Lesson " + std::to_string(lesson.number) + ": " + lesson.topic) << "  "
            << lesson.title << "\n"
            << exercise.id << "  " << exercise.title
            << (exercise.objective.empty() ? "" : ": " + exercise.objective) << "\n\n"
            << "  Read     " << link(session.paths.lessons() / lesson.name / exercise.chapter()) << "\n"
            << "  Edit     " << link(starter_of(session.paths, lesson, exercise)) << "\n"
            << "  Go on    scripts/course            watches your file and judges each save\n"
            << "  Or       scripts/course check      judges once;  scripts/course --help shows the rest\n";
  return exit_ok;
}

}  // namespace course

#include "course/commands/list.hpp"

#include <algorithm>
#include <iostream>

#include "course/lesson/lesson_files.hpp"
#include "course/session/console.hpp"
#include "course/session/exit_codes.hpp"
#include "course/text/text.hpp"

namespace course {
namespace {

std::string padded(std::string text, std::size_t width) {
  text.append(width - std::min(width, columns(text)), ' ');
  return text;
}

std::string mark(const HoleProgress& progress, const Terminal& terminal) {
  const bool passed = progress.passed_at.has_value();
  const bool begun = !progress.last_verdict.empty() && progress.last_verdict != "waiting";
  if (!terminal.has_colours()) return padded(passed ? "passed" : begun ? "begun" : "open", 7);
  if (passed) return terminal.green("✓");
  return begun ? terminal.yellow("…") : terminal.dim("·");
}

void print_step(Session& session, const Exercise& exercise, bool here) {
  const Terminal& terminal = session.terminal;
  const std::string name = padded(exercise.id, 10) + padded(exercise.title, 40);
  const std::string minutes = exercise.minutes > 0 ? std::to_string(exercise.minutes) + " min" : "";
  std::cout << "  " << mark(session.progress().of(exercise.id), terminal) << " "
            << (here ? terminal.bold(name) : name) << padded(terminal.dim(minutes), 7)
            << (exercise.bonus ? terminal.dim("bonus  ") : "") << (here ? terminal.cyan("you are here") : "")
            << "\n";
}

void print_lesson(Session& session, const Lesson& lesson, const Exercise* here) {
  const Terminal& terminal = session.terminal;
  const auto required = lesson.required_steps();
  const auto passed = std::ranges::count_if(
      required, [&](const Exercise* each) { return session.progress().of(each->id).passed_at.has_value(); });
  std::cout << terminal.bold("Lesson " + std::to_string(lesson.number) + ": " + lesson.topic) << "  "
            << lesson.title << "  "
            << terminal.dim(std::to_string(passed) + " of " + std::to_string(required.size())) << "\n";
  for (const Exercise* each : lesson.steps()) print_step(session, *each, each == here);
  std::cout << "\n";
}

}  // namespace

int list(Session& session, const Exercise* here) {
  if (here == nullptr) here = session.here();
  for (const Lesson* lesson : session.catalogue.lessons()) print_lesson(session, *lesson, here);
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
  std::cout << terminal.bold("Lesson " + std::to_string(lesson.number) + ": " + lesson.topic) << "  "
            << lesson.title << "\n"
            << exercise.id << "  " << exercise.title
            << (exercise.objective.empty() ? "" : ": " + exercise.objective) << "\n\n"
            << "  Read     "
            << session.paths.shown(session.paths.lessons() / lesson.name / exercise.chapter()) << "\n"
            << "  Edit     " << session.paths.shown(starter_of(session.paths, lesson, exercise)) << "\n"
            << "  Go on    scripts/course            watches your file and judges each save\n"
            << "  Or       scripts/course check      judges once;  scripts/course --help shows the rest\n";
  return exit_ok;
}

}  // namespace course

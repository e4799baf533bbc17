#include "course/watch/step_texts.hpp"

#include <cstddef>
#include <filesystem>
#include <string_view>

#include "course/commands/list.hpp"
#include "course/judge/judge.hpp"
#include "course/lesson/lesson_files.hpp"
#include "course/report/file_link.hpp"
#include "course/text/text.hpp"
#include "course/watch/panel_texts.hpp"

namespace course {

SourceLocation work_place(const Paths& paths, const Lesson& lesson, const Exercise& exercise,
                          const std::optional<SourceLocation>& verdict_place) {
  const std::string file = starter_of(paths, lesson, exercise);
  const std::size_t hole = line_of_hole(read_text(file), exercise.id);
  if (hole == 0 && verdict_place && paths.root / verdict_place->file == file)
    return {file, verdict_place->line};
  return {file, static_cast<int>(hole)};
}

void describe_step(ScreenContent& content, Session& session, const Lesson& lesson, const Exercise& exercise) {
  const auto steps = lesson.required_steps();
  const std::size_t passed = passed_in(lesson, standings_of(session));
  content.bar.clear();
  for (std::size_t i = 0; session.terminal.has_signs() && i < steps.size(); ++i)
    content.bar += i < passed ? "█" : "░";
  content.lesson = "Lesson " + std::to_string(lesson.number) + " · " + lesson.topic;
  content.standing = std::to_string(passed) + " of " + std::to_string(steps.size()) + " passed";
  content.title = exercise.id + "  " + exercise.title + (exercise.bonus ? " (bonus)" : "");
  content.minutes = exercise.minutes > 0 ? "about " + std::to_string(exercise.minutes) + " min" : "";
  content.objective = exercise.objective;
}

std::string first_steps(const Paths& paths, const Lesson& lesson, const Exercise& exercise,
                        const Terminal& terminal) {
  const auto folder = folders_of(paths, lesson).lesson;
  const std::string chapter = file_link(paths, {folder / exercise.chapter(), 0}, terminal);
  const auto step = [&](std::string_view verb, const std::string& what) {
    return terminal.bold(verb) + std::string(8 - verb.size(), ' ') + what + "\n";
  };
  if (exercise.kind == Kind::server)
    return step("Read", chapter) + "The server stands when its exercises do.\n";
  return step("Read", chapter) + step("Write", "your code in the file above, in place of course::todo") +
         step("Save", "and it is judged at once");
}

std::string after_a_pass(Session& session, const Exercise& exercise, const Exercise* next) {
  const bool serves = exercise.kind == Kind::server;
  const std::string run =  // Below a blank line: the report ends above, with a question.
      serves ? "\nRun it: scripts/course serve " + std::to_string(exercise.lesson) + "\n" : "\n";
  const auto going_on = [](const std::string& lead, const Exercise& to) {
    return lead + to.id + " · " + to.title;
  };
  if (next != nullptr) return run + going_on("Enter goes on to ", *next);
  const Exercise* open = session.next_open();
  return run + "That was the last one." + (open ? going_on(" Still open: ", *open) : "");
}

std::string checking_text(Session& session, const Exercise& exercise, const Terminal& terminal) {
  const bool is_built = std::filesystem::exists(session.paths.executable(check_target(exercise)));
  const std::string last = session.progress().of(exercise.id).last_verdict;
  const std::string remark = !is_built      ? "  the first time builds the judge"
                             : last.empty() ? ""
                                            : "  last time: " + last;
  return terminal.yellow("checking…") + terminal.dim(remark);
}

}  // namespace course

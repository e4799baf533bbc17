#include "course/watch/step_texts.hpp"

#include <algorithm>
#include <cstddef>
#include <filesystem>
#include <string_view>

#include "course/judge/judge.hpp"
#include "course/lesson/lesson_files.hpp"
#include "course/text/text.hpp"
#include "course/watch/panel_texts.hpp"

namespace course {

void describe_step(ScreenContent& content, Session& session, const Lesson& lesson, const Exercise& exercise,
                   const std::string& verdict_place) {
  const auto steps = lesson.required_steps();
  const auto passed = std::ranges::count_if(
      steps, [&](const Exercise* each) { return session.progress().of(each->id).passed_at.has_value(); });
  content.lesson = "Lesson " + std::to_string(lesson.number) + " · " + lesson.topic;
  content.standing = std::to_string(passed) + " of " + std::to_string(steps.size()) + " passed";
  content.title = exercise.id + "  " + exercise.title + (exercise.bonus ? " (bonus)" : "");
  content.minutes = exercise.minutes > 0 ? "about " + std::to_string(exercise.minutes) + " min" : "";
  content.objective = exercise.objective;

  const std::filesystem::path file = starter_of(session.paths, lesson, exercise);
  const std::size_t hole = line_of_hole(read_text(file), exercise.id);
  content.place = session.paths.shown(file) + (hole > 0 ? ":" + std::to_string(hole) : "");
  // A verdict may name a line, but not always one of the learner's.
  if (hole == 0 && verdict_place.starts_with(content.place)) content.place = verdict_place;
}

std::string first_steps(const Paths& paths, const Lesson& lesson, const Exercise& exercise,
                        const Terminal& terminal) {
  const auto folder = folders_of(paths, lesson).lesson;
  const std::string chapter = paths.shown(folder / exercise.chapter());
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
  if (next != nullptr) return run + going_on("n goes on to ", *next);
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

#pragma once

#include <optional>
#include <string>

#include "course/lesson/lesson.hpp"
#include "course/session/session.hpp"
#include "course/text/source_location.hpp"
#include "course/text/terminal.hpp"
#include "course/watch/screen.hpp"

// What the screen says about a step of the course: an exercise, a server or a lab of `lesson`.
namespace course {

// Where to work: the hole of the learner's file; once it is filled, the line of `verdict_place`, where the
// last verdict points to, if that is in the learner's file; else no line.
SourceLocation work_place(const Paths& paths, const Lesson& lesson, const Exercise& exercise,
                          const std::optional<SourceLocation>& verdict_place);

// Fills in lesson, standing, bar, title, minutes and objective.
void describe_step(ScreenContent& content, Session& session, const Lesson& lesson, const Exercise& exercise);

// How to begin, for an untouched exercise.
std::string first_steps(const Paths& paths, const Lesson& lesson, const Exercise& exercise,
                        const Terminal& terminal);

// How to go on after a pass; `next` is the step behind this one, nullptr if it is the last.
std::string after_a_pass(Session& session, const Exercise& exercise, const Exercise* next);

// The status while `exercise` is judged.
std::string checking_text(Session& session, const Exercise& exercise, const Terminal& terminal);

}  // namespace course

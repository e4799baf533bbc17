#pragma once

#include <string>

#include "course/lesson/lesson.hpp"
#include "course/session/session.hpp"
#include "course/text/terminal.hpp"
#include "course/watch/screen.hpp"

// What the screen says about a step of the course: an exercise, a server or a lab of `lesson`.
namespace course {

// Fills in lesson, standing, title, minutes, objective and place. `verdict_place` is where the last verdict
// points to: it is shown once the hole is filled, if it is in the learner's file.
void describe_step(ScreenContent& content, Session& session, const Lesson& lesson, const Exercise& exercise,
                   const std::string& verdict_place);

// How to begin, for an untouched exercise.
std::string first_steps(const Paths& paths, const Lesson& lesson, const Exercise& exercise,
                        const Terminal& terminal);

// How to go on after a pass; `next` is the step behind this one, nullptr if it is the last.
std::string after_a_pass(Session& session, const Exercise& exercise, const Exercise* next);

// The status while `exercise` is judged.
std::string checking_text(Session& session, const Exercise& exercise, const Terminal& terminal);

}  // namespace course

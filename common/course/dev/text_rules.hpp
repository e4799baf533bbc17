#pragma once

#include "course/dev/finding.hpp"
#include "course/lesson/lesson.hpp"
#include "course/lesson/paths.hpp"

// The prose around an exercise: where diagnoses send the learner, how long the task is, and what is said
// after a pass.
namespace course {

// The places to read that diagnoses name are there.
Findings check_reading(const Paths& paths, const Lesson& lesson, const Exercise& exercise);

// What a pass has prevented is said in at most 300 characters, and a question is asked in at most 200.
Findings check_after_pass(const Paths& paths, const Lesson& lesson, const Exercise& exercise);

// The text of the task is at most 120 words.
Findings check_task_text(const Paths& paths, const Lesson& lesson, const Exercise& exercise);

}  // namespace course

#pragma once

#include "course/dev/finding.hpp"
#include "course/lesson/lesson.hpp"
#include "course/lesson/paths.hpp"

// The prose around an exercise: where diagnoses send the learner, how long the task is, what is said
// after a pass, and in which words.
namespace course {

// The places to read that diagnoses name are there.
Findings check_reading(const Paths& paths, const Lesson& lesson, const Exercise& exercise);

// What a pass has prevented is said in at most 300 characters, and a question is asked in at most 200.
Findings check_after_pass(const Paths& paths, const Lesson& lesson, const Exercise& exercise);

// No words that a native reader stumbles over, in the names of the checks, in lesson.json and in the prose of
// README.md from "The exercises" on. Code is not looked at.
Findings check_words(const Paths& paths, const Lesson& lesson);

// The text of the task is at most 120 words.
Findings check_task_text(const Paths& paths, const Lesson& lesson, const Exercise& exercise);

}  // namespace course

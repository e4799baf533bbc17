#pragma once

#include "course/dev/finding.hpp"
#include "course/lesson/lesson.hpp"
#include "course/lesson/paths.hpp"

namespace course {

// Manifest and folders agree: every listed file is there, every .cpp file is listed.
Findings check_files(const Paths& paths, const Lesson& lesson);

// Every wrong turn names an exercise and one of its diagnoses; an exercise has at least two.
Findings check_wrong_turns(const Paths& paths, const Lesson& lesson);

// Every right answer names an exercise.
Findings check_right_answers(const Paths& paths, const Lesson& lesson);

}  // namespace course

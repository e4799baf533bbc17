#pragma once

#include "course/dev/finding.hpp"
#include "course/lesson/lesson.hpp"
#include "course/lesson/paths.hpp"

namespace course {

// Three hints (none for a server), all different, none empty, none with a line of the solution.
Findings check_hints(const Paths& paths, const Lesson& lesson, const Exercise& exercise);

}  // namespace course

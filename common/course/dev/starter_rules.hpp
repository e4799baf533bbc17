#pragma once

#include "course/dev/finding.hpp"
#include "course/lesson/lesson.hpp"
#include "course/lesson/paths.hpp"

namespace course {

// What git hands out is the hole: the committed file calls course::todo("<id>"). Says nothing where
// there is no git repository.
Findings check_committed_starter(const Paths& paths, const Lesson& lesson, const Exercise& exercise);

}  // namespace course

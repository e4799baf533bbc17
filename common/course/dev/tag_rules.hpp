#pragma once

#include "course/dev/finding.hpp"
#include "course/lesson/lesson.hpp"
#include "course/lesson/paths.hpp"

namespace course {

// Every check belongs to a diagnosis and every diagnosis to a check; names lead with the number.
Findings check_tags(const Paths& paths, const Lesson& lesson, const Exercise& exercise);

}  // namespace course

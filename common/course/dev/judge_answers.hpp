#pragma once

#include <vector>

#include "course/dev/finding.hpp"
#include "course/lesson/lesson.hpp"
#include "course/lesson/paths.hpp"

namespace course {

// Judges every starter, solution and wrong turn of `lessons`, as many at once as there are cores, and
// records what each verdict should have been. REQUIRES: their judges are built.
void judge_answers(const Paths& paths, const std::vector<const Lesson*>& lessons, FindingLog& log);

}  // namespace course

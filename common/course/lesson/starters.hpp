#pragma once

#include <expected>
#include <optional>
#include <string>

#include "course/lesson/lesson.hpp"
#include "course/lesson/paths.hpp"
#include "course/text/problem.hpp"
#include "course/text/source_location.hpp"

// Where an exercise's file comes from when a learner wants to begin again.
// Why: docs/decisions/0040-where-a-starter-comes-from.md
namespace course {

// Keeps a copy of every lesson's untouched files under .course/starters, once for each lesson. Costs one look
// at each folder when that is done already. Without a writable disk nothing is kept.
void back_up_starters(const Paths& paths);

// The text of the untouched file: the newest committed one that still has its hole; without git, the copy
// that was kept.
std::expected<std::string, Problem> starter_text(const Paths& paths, const Lesson& lesson,
                                                 const Exercise& exercise);

// Where the hole in the learner's file is, if the file is as it came with the course: it waits, whatever a
// judge would do with it. std::nullopt if it was changed, or no copy of the untouched file was kept.
std::optional<SourceLocation> untouched_hole(const Paths& paths, const Lesson& lesson,
                                             const Exercise& exercise);

}  // namespace course

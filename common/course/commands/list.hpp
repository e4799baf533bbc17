#pragma once

#include <string>
#include <string_view>

#include "course/session/session.hpp"

namespace course {

// Every exercise, and what has passed.
int list(Session& session);

// "passed"; "failed" if it was judged and never passed; "open".
std::string_view standing_of(const HoleProgress& progress);

// The rows of that list, without margin and end. `here` marks the place where the learner is.
std::string lesson_row(Session& session, const Lesson& lesson);
std::string step_row(Session& session, const Exercise& exercise, bool here);

// Where the learner is and how to go on, in a few lines.
int status(Session& session);

}  // namespace course

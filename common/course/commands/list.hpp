#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>

#include "course/session/session.hpp"

namespace course {

// Every exercise, and what has passed.
int list(Session& session);

// How far the learner is, by id: "passed"; "failed" if it was judged and never passed. All others are "open".
using Standings = std::map<std::string, std::string_view>;
Standings standings_of(Session& session);
std::string_view standing_in(const Standings& standings, const Exercise& exercise);
// How many of the steps that a lesson requires have passed.
std::size_t passed_in(const Lesson& lesson, const Standings& standings);

// The rows of that list, without margin and end. `here` is where the learner is.
std::string lesson_row(const Lesson& lesson, const Standings& standings, const Terminal& terminal);
std::string step_row(const Exercise& exercise, std::string_view standing, const Exercise* here,
                     const Terminal& terminal);

// Where the learner is and how to go on, in a few lines.
int status(Session& session);

}  // namespace course

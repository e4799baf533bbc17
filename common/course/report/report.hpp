#pragma once

#include <string>

#include "course/judge/verdict.hpp"
#include "course/lesson/lesson.hpp"
#include "course/lesson/paths.hpp"
#include "course/text/terminal.hpp"

namespace course {

// The verdict as a person reads it: the exercise and the check's sentence, what came back and what was
// expected, why it matters, where to read. After a pass: what that prevents, and a question to think about.
// Then, if there is something: checks that wait behind it, what the code printed.
std::string report(const Paths& paths, const Lesson& lesson, const Exercise& exercise, const Verdict& verdict,
                   const Terminal& terminal);

// The same without its first line, which names the exercise and the outcome.
std::string report_body(const Paths& paths, const Lesson& lesson, const Exercise& exercise,
                        const Verdict& verdict, const Terminal& terminal);

}  // namespace course

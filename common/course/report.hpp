#pragma once

#include <string>
#include <vector>

#include "course/catalogue.hpp"
#include "course/lesson.hpp"
#include "course/terminal.hpp"
#include "course/verdict.hpp"

namespace course {

// The verdict as a person reads it, in the order of docs/runner.md: exercise and sentence, what came back and
// what was expected, why it matters, where to read. Ends with a newline.
std::string report(const Paths& paths, const Lesson& lesson, const Exercise& exercise, const Verdict& verdict,
                   const Terminal& terminal);

// One line: sign, number, title, outcome. For tables.
std::string report_line(const Paths& paths, const Exercise& exercise, const Verdict& verdict,
                        const Terminal& terminal);

// All verdicts as one JSON document; docs/runner.md names its members.
std::string report_json(const Paths& paths, const std::vector<Verdict>& verdicts);

}  // namespace course

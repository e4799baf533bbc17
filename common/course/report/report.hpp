#pragma once

#include <string>
#include <vector>

#include "course/judge/verdict.hpp"
#include "course/lesson/lesson.hpp"
#include "course/lesson/paths.hpp"
#include "course/text/terminal.hpp"

namespace course {

// The verdict as a person reads it: the exercise and the check's sentence, what came back and what was
// expected, why it matters, where to read. Then, if there is something: checks that wait behind it, what the
// code printed.
std::string report(const Paths& paths, const Lesson& lesson, const Exercise& exercise, const Verdict& verdict,
                   const Terminal& terminal);

// The same in one line, for tables: sign, number, title, and where to go on.
std::string report_line(const Paths& paths, const Exercise& exercise, const Verdict& verdict,
                        const Terminal& terminal);

// "✓" and the like on a terminal, "passed" and the like in plain words.
std::string sign_of(VerdictKind kind, const Terminal& terminal);

// All verdicts as one JSON document, indented; docs/runner.md names its members.
std::string report_json(const Paths& paths, const std::vector<Verdict>& verdicts);

}  // namespace course

#pragma once

#include <string>

#include "course/judge/verdict.hpp"
#include "course/lesson/lesson.hpp"
#include "course/lesson/paths.hpp"
#include "course/text/terminal.hpp"

namespace course {

// A verdict in one line, for tables: sign, number, title, and where to go on.
std::string report_line(const Paths& paths, const Exercise& exercise, const Verdict& verdict,
                        const Terminal& terminal);

// "✓" and the like on a terminal, "passed" and the like in plain words.
std::string sign_of(VerdictKind kind, const Terminal& terminal);

}  // namespace course

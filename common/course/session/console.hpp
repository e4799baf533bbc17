#pragma once

#include <string>

#include "course/session/session.hpp"
#include "course/text/problem.hpp"

namespace course {

// Prints `problem` to stderr: what is wrong, then the mend. Returns `code`.
int print_problem(const Session& session, const Problem& problem, int code);

// Asks on the terminal; false without one, and for every answer but "y" or "yes".
bool confirm(const Session& session, const std::string& question);

}  // namespace course

#pragma once

#include <string>
#include <vector>

#include "course/session/session.hpp"
#include "course/text/problem.hpp"

namespace course {

// Lets `program` take this program's place, with `arguments` after its name. Returns only when that fails.
Problem exec_program(const std::string& program, const std::vector<std::string>& arguments);

// The same for a part of the runner that is a program of its own (`target`, "course-dev"), so that nobody's
// first verdict waits for it: builds it if need be. Tells what went wrong and gives `failure` otherwise.
int exec_subprogram(const Session& session, const std::string& target,
                    const std::vector<std::string>& arguments, int failure);

}  // namespace course

#pragma once

#include <string>
#include <vector>

#include "course/text/terminal.hpp"

namespace course {

// The page behind `scripts/course --help`.
std::string help_page(const Terminal& terminal);

// The names of all commands.
std::vector<std::string> command_names();

}  // namespace course

#pragma once

#include <string>

#include "course/text/terminal.hpp"

namespace CLI {
class App;
}

namespace course {

// The page behind `scripts/course --help`: the commands of `app`, group by group.
std::string help_page(const CLI::App& app, const Terminal& terminal);

}  // namespace course

#pragma once

#include <string>

#include "course/lesson/paths.hpp"
#include "course/text/source_location.hpp"
#include "course/text/terminal.hpp"

namespace course {

// "lessons/01_token_structure/split_token.cpp:14", which opens that file on a click; line 0 is none. The file
// may end in an anchor ("README.md#11--twice").
std::string file_link(const Paths& paths, const SourceLocation& place, const Terminal& terminal);

}  // namespace course

#pragma once

#include "course/dev/finding.hpp"
#include "course/lesson/paths.hpp"

namespace course {

// Include arrows point one way, third-party headers stay in their homes (STYLE, "Headers and files"), and a
// .cpp of common/course has a header of its own name or is a main.
Findings check_includes(const Paths& paths);

}  // namespace course

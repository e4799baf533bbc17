#pragma once

#include <string>
#include <vector>

#include "course/judge/verdict.hpp"
#include "course/lesson/paths.hpp"

namespace course {

// All verdicts as one JSON document, indented; docs/runner.md names its members.
std::string report_json(const Paths& paths, const std::vector<Verdict>& verdicts);

}  // namespace course

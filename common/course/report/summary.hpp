#pragma once

#include <string>
#include <vector>

#include "course/judge/verdict.hpp"
#include "course/lesson/catalogue.hpp"
#include "course/text/terminal.hpp"

namespace course {

// What a check of many came to: how much of each lesson passed and what failed first there, if there are
// several lessons; then how much of all, and what Ctrl-C kept from being judged.
std::string summary(Catalogue& catalogue, const std::vector<const Exercise*>& exercises,
                    const std::vector<Verdict>& verdicts, const Terminal& terminal);

}  // namespace course

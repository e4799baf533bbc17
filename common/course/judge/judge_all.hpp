#pragma once

#include <vector>

#include "course/judge/judge.hpp"

namespace course {

// Judges several exercises: builds all in one go, then runs the judges side by side. A lesson's server is
// judged only if all exercises of its lesson that were asked for passed; else it waits for the first of them
// that did not. Verdicts come in the order of `exercises`.
std::vector<Verdict> judge_all(const Paths& paths, const std::vector<const Exercise*>& exercises,
                               const JudgeOptions& options = {});

// Tells `options.build.tell` that the build takes longer than usual, if none of `exercises` was built before.
void announce_first_build(const Paths& paths, const std::vector<const Exercise*>& exercises,
                          const JudgeOptions& options);

}  // namespace course

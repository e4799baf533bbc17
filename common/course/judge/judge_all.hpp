#pragma once

#include <cstddef>
#include <functional>
#include <vector>

#include "course/judge/judge.hpp"

namespace course {

// How far judge_all() is.
struct JudgeProgress {
  std::size_t built = 0, to_build = 0;  // Steps of the build, as Ninja counts them.
  std::size_t passed = 0, judged = 0, to_judge = 0;
};

// Judges several exercises: lesson by lesson builds all in one go, then runs the judges side by side. A
// lesson's server is judged only if all exercises of its lesson that were asked for passed; else it waits for
// the first of them that did not. Verdicts come in the order of `exercises`; after Ctrl-C those that are
// missing say `interrupted`. `on_progress` is called after each step, by one thread at a time.
std::vector<Verdict> judge_all(const Paths& paths, const std::vector<const Exercise*>& exercises,
                               const JudgeOptions& options = {},
                               const std::function<void(const JudgeProgress&)>& on_progress = {});

}  // namespace course

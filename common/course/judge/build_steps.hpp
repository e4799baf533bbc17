#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "course/lesson/paths.hpp"

namespace course {

// Ninja's "[12/40]".
struct BuildSteps {
  std::size_t done = 0, all = 0;
};

// Returns how many steps a build of `targets` takes now; 0 while another build runs.
std::size_t count_build_steps(const Paths& paths, const std::vector<std::string>& targets);

// Takes those steps, and calls `tell` after each. Does nothing while another build runs. What comes of the
// steps, nobody learns here: build() finds them done, or fails as they did.
void take_build_steps(const Paths& paths, const std::vector<std::string>& targets,
                      std::chrono::milliseconds limit, const std::function<void(BuildSteps)>& tell);

}  // namespace course

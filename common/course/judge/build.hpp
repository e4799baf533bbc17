#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "course/judge/compiler_errors.hpp"
#include "course/lesson/paths.hpp"
#include "course/text/problem.hpp"

namespace course {

// Ninja's "[12/40]".
struct BuildSteps {
  std::size_t done = 0, all = 0;
};

struct BuildOptions {
  std::chrono::milliseconds limit{std::chrono::minutes(10)};
  std::chrono::milliseconds lock_limit{std::chrono::minutes(2)};  // How long another build is waited for.
  // Told once, before something takes longer than usual: "another build is running here, waiting for it".
  std::function<void(std::string_view)> tell{};
  std::function<void(BuildSteps)> on_steps{};  // Told after each step of Ninja.
  std::stop_token stop{};                      // Ends it from another thread: `interrupted`.
};

enum class BuildEnd {
  built,
  failed,     // The code does not compile or link: `error`, `output`.
  timed_out,  // Still building at the limit.
  interrupted,
  unusable,  // No Ninja, no CMake, a locked or broken build folder: `problem`.
};

struct BuildResult {
  BuildEnd end = BuildEnd::unusable;
  std::optional<BuildError> error;
  std::vector<BuildWarning> warnings{};
  std::string output;  // What Ninja and the compiler printed, the first 512 KiB.
  Problem problem;
  std::chrono::milliseconds took{0};
};

// Builds `targets` by calling Ninja; configures first if the build folder is new (Ninja itself calls CMake
// when a CMakeLists.txt or lesson.json changed). Goes on after an error, so that one broken file does not
// hide another's result. One build at a time for each build folder: a lock in it makes a second one wait.
BuildResult build(const Paths& paths, const std::vector<std::string>& targets,
                  const BuildOptions& options = {});

// Returns how many steps a build of `targets` would take now; 0 if that cannot be told.
std::size_t count_build_steps(const Paths& paths, const std::vector<std::string>& targets);

}  // namespace course

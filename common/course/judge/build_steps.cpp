#include "course/judge/build_steps.hpp"

#include <charconv>
#include <ranges>
#include <string_view>
#include <utility>

#include "course/judge/build_lock.hpp"
#include "course/os/process.hpp"
#include "course/text/text.hpp"

namespace course {
namespace {

std::size_t count_in(std::string_view text) {
  std::size_t count = 0;
  std::from_chars(text.data(), text.data() + text.size(), count);
  return count;
}

// The steps on the last line of `output` that begins with them.
BuildSteps steps_in(std::string_view output) {
  for (const auto line : lines_of(output) | std::views::reverse) {
    if (line.starts_with('[')) return {count_in(between(line, "[", "/")), count_in(between(line, "/", "]"))};
  }
  return {};
}

void run_ninja(const Paths& paths, std::vector<std::string> arguments,
               const std::vector<std::string>& targets, std::chrono::milliseconds limit,
               const std::function<void(BuildSteps)>& tell) {
  const auto lock = BuildLock::take(paths.build, std::chrono::milliseconds(0), {}, {});
  if (!lock) return;
  arguments.insert(arguments.end(), targets.begin(), targets.end());
  run_process({.arguments = std::move(arguments),
               .environment = {{"NINJA_STATUS", "[%f/%t] "}},
               .directory = paths.build,
               .limit = limit,
               .on_output = [&](std::string_view output) {
                 if (const auto steps = steps_in(output); steps.all > 0) tell(steps);
               }});
}

}  // namespace

std::size_t count_build_steps(const Paths& paths, const std::vector<std::string>& targets) {
  std::size_t all = 0;
  run_ninja(paths, {"ninja", "-n"}, targets, std::chrono::seconds(10),
            [&](BuildSteps steps) { all = steps.all; });
  return all;
}

void take_build_steps(const Paths& paths, const std::vector<std::string>& targets,
                      std::chrono::milliseconds limit, const std::function<void(BuildSteps)>& tell) {
  run_ninja(paths, {"ninja", "-k", "0"}, targets, limit, tell);
}

}  // namespace course

#include "course/judge/build.hpp"

#include <array>
#include <charconv>
#include <ranges>
#include <system_error>
#include <utility>

#include "course/judge/build_lock.hpp"
#include "course/judge/stale_objects.hpp"
#include "course/os/process.hpp"
#include "course/text/text.hpp"

namespace course {
namespace {

namespace fs = std::filesystem;
using std::string_view;

BuildResult unusable(Problem problem, std::string output = {}) {
  return {.end = BuildEnd::unusable,
          .error = {},
          .warnings = {},
          .output = std::move(output),
          .problem = std::move(problem)};
}

// A tool of the build: speaks English, without colours, and its output is long before it is of use.
Command tool(std::vector<std::string> arguments, const fs::path& directory, const BuildOptions& options) {
  return {.arguments = std::move(arguments),
          .environment = {{"PWD", directory.string()},  // CMake would keep another name of it.
                          {"LC_ALL", "C.UTF-8"},
                          {"LANGUAGE", ""},
                          {"CLICOLOR_FORCE", ""},
                          {"NINJA_STATUS", "[%f/%t] "}},
          .directory = directory,
          .limit = options.limit,
          .kept_output = 512 * 1024,
          .stop = options.stop};
}

// The end of a run that says nothing about the code; nothing when it ended by itself.
std::optional<BuildResult> cut_short(const ProcessResult& ended, const std::string& program) {
  switch (ended.exit) {
    case ExitKind::exited:
      return std::nullopt;
    case ExitKind::interrupted:
      return BuildResult{
          .end = BuildEnd::interrupted, .error = {}, .warnings = {}, .output = ended.output, .problem = {}};
    case ExitKind::timed_out:
      return BuildResult{
          .end = BuildEnd::timed_out, .error = {}, .warnings = {}, .output = ended.output, .problem = {}};
    case ExitKind::signalled:
      return unusable({program + " was ended by signal " + std::to_string(ended.code) + ".", "Try again."},
                      ended.output);
    case ExitKind::not_started:
      return unusable(
          {program + " could not be started: " + std::generic_category().message(ended.code) + ".",
           "scripts/setup installs what is missing."});
  }
  std::unreachable();
}

// The lines of CMake's first complaint, in one.
std::string cmake_complaint(string_view output) {
  std::string complaint;
  for (const string_view line : lines_of(output)) {
    if (line.starts_with("CMake Error") || line.starts_with("ninja: error: ")) complaint = line;
    if (complaint.empty() || line.starts_with("CMake Error")) continue;
    if (trimmed(line).empty() && complaint.contains(" — ")) break;
    if (!trimmed(line).empty())
      complaint += (complaint.contains(" — ") ? " " : " — ") + std::string(trimmed(line));
  }
  return complaint;
}

std::optional<BuildResult> configure(const Paths& paths, const BuildOptions& options) {
  if (fs::exists(paths.build / "build.ninja")) return std::nullopt;
  if (options.tell) options.tell("Preparing the build folder " + paths.shown(paths.build) + " (once).");
  const ProcessResult ended =
      run_process(tool({"cmake", "--preset", paths.preset, "-B", paths.build.string()}, paths.root, options));
  if (auto cut = cut_short(ended, "cmake")) return cut;
  if (ended.code == 0) return std::nullopt;
  return unusable({"The build folder could not be prepared: " + cmake_complaint(ended.output),
                   "scripts/course doctor tells what is missing."},
                  ended.output);
}

// What Ninja itself complains about, before it runs a compiler.
std::optional<Problem> ninja_problem(const Paths& paths, string_view output) {
  if (const auto file = between(output, "ninja: error: '", "', needed by"); !file.empty()) {
    return Problem{paths.shown(fs::path(file)) + " is missing.",
                   "Bring it back: scripts/course reset brings an exercise's file."};
  }
  if (output.contains("ninja: error: unknown target")) {
    return Problem{"The build folder does not know what to build for this. It is older than the lessons.",
                   "cmake --preset " + paths.preset + " -B " + paths.shown(paths.build)};
  }
  if (output.contains("ninja: error: rebuilding 'build.ninja'") || output.contains("ninja: error: loading")) {
    return Problem{"The build folder could not be prepared: " + cmake_complaint(output),
                   "scripts/course doctor tells what is missing."};
  }
  if (output.contains("No space left on device")) {
    return Problem{"The disk is full.", "Free some space and try again; nothing was lost."};
  }
  return std::nullopt;
}

// What the tool that failed said first: Ninja prints "FAILED: …", the command, and then its output.
string_view first_words(string_view output) {
  const auto lines = lines_of(output);
  const auto failed = std::ranges::find_if(lines, [](auto line) { return line.starts_with("FAILED: "); });
  if (lines.end() - failed <= 2) return {};
  const string_view words = trimmed(failed[2]);
  const bool are_ninjas =
      words.starts_with("ninja: ") || words.starts_with("FAILED: ") || words.starts_with('[');
  return are_ninjas ? string_view() : words;
}

// A build that failed, and no line of the learner's is why.
Problem tool_problem(string_view output) {
  if (output.contains("Killed signal") || output.contains("[Killed]") || output.contains("command: Killed"))
    return {"The compiler or the linker was killed: most likely the memory of this machine ran out.",
            "Close other programs and try again."};
  const auto words = first_words(output);
  return {"A tool of the build failed, and names no line of your code" +
              (words.empty() ? std::string(".") : ": " + shortened(words, 200)),
          "scripts/course doctor tells what is missing."};
}

std::size_t count_in(string_view text) {
  std::size_t count = 0;
  std::from_chars(text.data(), text.data() + text.size(), count);
  return count;
}

// Calls `tell` with the steps on the last line of `output` that begins with them.
void tell_steps(string_view output, const std::function<void(BuildSteps)>& tell) {
  for (const auto line : lines_of(output) | std::views::reverse) {
    if (!line.starts_with('[')) continue;
    const BuildSteps steps{count_in(between(line, "[", "/")), count_in(between(line, "/", "]"))};
    if (steps.all > 0) return tell(steps);
  }
}

BuildResult run_ninja(const Paths& paths, const std::vector<std::string>& targets,
                      const BuildOptions& options) {
  std::vector<std::string> arguments{"ninja", "-k", "0"};
  arguments.insert(arguments.end(), targets.begin(), targets.end());
  Command ninja = tool(std::move(arguments), paths.build, options);
  if (options.on_steps) ninja.on_output = [&](string_view output) { tell_steps(output, options.on_steps); };
  ProcessResult ended = run_process(ninja);
  if (auto cut = cut_short(ended, "ninja")) return *cut;
  const std::array own{paths.lessons(), paths.solutions(), paths.root / "tests" / "wrong_turns",
                       paths.root / "tests" / "right_answers"};
  BuildResult result{.end = BuildEnd::built,
                     .error = {},
                     .warnings = warnings_in(ended.output, own),
                     .output = std::move(ended.output),
                     .problem = {}};
  if (ended.code == 0) return result;
  result.end = BuildEnd::failed;
  if (auto problem = ninja_problem(paths, result.output))
    return unusable(*std::move(problem), std::move(result.output));
  result.error = first_error(result.output, own);
  if (!result.error) return unusable(tool_problem(result.output), result.output);
  return result;
}

}  // namespace

BuildResult build(const Paths& paths, const std::vector<std::string>& targets, const BuildOptions& options) {
  const auto started = std::chrono::steady_clock::now();
  const auto lock = BuildLock::take(paths.build, options.lock_limit, options.stop, [&options] {
    if (options.tell) options.tell("Another build is running here; waiting for it.");
  });
  if (!lock) return unusable(lock.error());
  remove_stale_objects(paths.build / "lessons", paths.lessons());
  auto result = configure(paths, options);
  if (!result) result = run_ninja(paths, targets, options);
  result->took =
      std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - started);
  return *std::move(result);
}

std::size_t count_build_steps(const Paths& paths, const std::vector<std::string>& targets) {
  std::vector<std::string> arguments{"ninja", "-n"};
  arguments.insert(arguments.end(), targets.begin(), targets.end());
  Command ninja = tool(std::move(arguments), paths.build, {.limit = std::chrono::seconds(10)});
  std::size_t all = 0;
  ninja.on_output = [&](string_view output) {
    tell_steps(output, [&](BuildSteps steps) { all = steps.all; });
  };
  run_process(ninja);
  return all;
}

}  // namespace course

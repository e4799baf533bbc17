#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "course/judge/build.hpp"
#include "course/judge/verdict.hpp"
#include "course/lesson/lesson.hpp"
#include "course/lesson/paths.hpp"

namespace course {

struct JudgeOptions {
  std::string answer{};  // Empty: the learner's; "solution"; the tag of a wrong turn; "right-" and a name.
  std::chrono::milliseconds limit{std::chrono::seconds(10)};
  std::optional<std::uint64_t> seed{};
  BuildOptions build{};
};

// The target that judges `answer` to `exercise`: "check-1.4", "check-1.4-solution",
// "check-1.4-accepts_padding", "check-1.4-right-by_table".
std::string check_target(const Exercise& exercise, std::string_view answer = {});

// Whether that target was built before; what it was built from may have changed since.
bool is_built(const Paths& paths, const Exercise& exercise, std::string_view answer = {});

// Builds the judge with that answer and runs it.
Verdict judge(const Paths& paths, const Exercise& exercise, const JudgeOptions& options = {});

// The verdict on an answer whose build did not succeed.
Verdict build_failure_verdict(const Exercise& exercise, const BuildResult& build,
                              const BuildOptions& options = {});

// Only runs it, for a judge that has just been built. Thread-safe.
Verdict run_judge(const Paths& paths, const Exercise& exercise, const JudgeOptions& options = {});

}  // namespace course

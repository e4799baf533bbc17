#pragma once

#include <optional>
#include <string_view>

#include "course/judge/run_events.hpp"
#include "course/judge/sanitizer_report.hpp"
#include "course/judge/verdict.hpp"
#include "course/lesson/lesson.hpp"
#include "course/os/process.hpp"

namespace course {

// Everything that is known after a judge has run.
struct Evidence {
  const ProcessResult& ended;                      // How its process ended.
  const JudgeRun& run;                             // What it told on the way.
  const std::optional<MemoryError>& memory_error;  // What a sanitizer said.
  std::string_view report;                         // The same in full.
};

// Weighs the evidence: only a run that came to its end, in which every tag of the manifest was seen and
// passed and nothing else went wrong, is a pass. The first check that did not pass is the root cause.
Verdict verdict_from(const Exercise& exercise, const Evidence& evidence);

}  // namespace course

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "course/judge/verdict.hpp"
#include "course/text/source_location.hpp"

namespace course {

// The first assertion of a check that was not met.
struct Failure {
  std::string expression, expansion;
  std::vector<std::string> notes;
  SourceLocation place;
};

// One check (a test case of the judge), as far as it came.
struct CheckRun {
  std::string name;
  std::vector<std::string> tags;
  SourceLocation place;
  std::string outcome;  // "passed", "failed", "skipped", "waiting"; empty when it did not end.
  std::optional<Failure> failure;
  std::string waits_for;  // The exercise that was found unsolved, and where.
  SourceLocation hole;

  bool passed() const { return outcome == "passed"; }
};

// What a judge wrote to COURSE_EVENTS (docs/architecture.md, "Events").
struct JudgeRun {
  std::vector<CheckRun> checks;
  std::vector<LabOutcome> lab;
  std::uint64_t seed = 0;
  bool ended = false;  // "run_ended" was there.
};

// Reads events, one JSON object a line. A line that is cut off or no event is passed over: a judge may die
// while it writes.
JudgeRun read_events(std::string_view text);

}  // namespace course

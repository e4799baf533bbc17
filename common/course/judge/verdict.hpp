#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "course/judge/compiler_errors.hpp"
#include "course/lesson/lesson.hpp"
#include "course/text/problem.hpp"
#include "course/text/source_location.hpp"

namespace course {

enum class VerdictKind {
  passed,
  waiting,           // The hole still calls course::todo, or an exercise it needs does: `place`, `waits_for`.
  failed,            // A check was not met: the first one is the root cause.
  does_not_compile,  // `message`, `place`, `source_line`.
  crashed,           // A signal or a sanitizer's report: `message`, `place` in the learner's file if known.
  hung,              // Still running at the limit.
  ended_early,       // The run did not finish although nothing crashed: exit() was called.
  incomplete,        // Every check that ran passed, but a tag of the manifest was not seen: `missing`.
  interrupted,
  not_judged,  // The course itself is in trouble: `problem`.
};

// What a kind of verdict is called.
struct VerdictWords {
  VerdictKind kind;
  std::string_view name;    // "does_not_compile": stable, for --json and the progress file.
  std::string_view sign;    // "✗", where signs can be drawn.
  std::string_view word;    // "does not compile", where they cannot.
  std::string_view status;  // "does not compile", to a learner who watches.
};
const VerdictWords& words_of(VerdictKind kind);

inline std::string_view name_of(VerdictKind kind) { return words_of(kind).name; }

// What a lab's judge saw happen to one server.
struct LabOutcome {
  std::string server;   // "flawed" or "own".
  std::string outcome;  // A word of lab::Outcome: "breached", "not_attacked", …
  std::string request;
  std::string reason;
  std::string rule;  // The rule that this flaw breaks, where a lab has several; empty: the lab's.
};

// What one run of a judge says about one exercise. Which members mean something depends on `kind`.
struct Verdict {
  VerdictKind kind = VerdictKind::not_judged;
  std::string id;  // Of the exercise judged.

  std::string
      check;        // The sentence of the check that failed, hung or crashed; without the exercise's number.
  std::string tag;  // Its misconception.
  std::string expression, came_back, expected;
  std::vector<std::string> notes;
  std::optional<Diagnosis> diagnosis;
  std::vector<std::string>
      behind;  // Sentences of further checks that did not pass: they wait behind this one.
  std::vector<std::string> missing;  // Tags of the manifest that no passed check carried.

  std::string waits_for;  // The exercise whose hole is open; another's when `id` needs it.
  std::optional<SourceLocation> place;
  std::string message;
  std::string source_line;
  std::size_t further_errors = 0;      // Of the compiler, behind the one that is told.
  std::vector<BuildWarning> warnings;  // Of the learner's files that were compiled for this run.
  std::string details;                 // The whole compiler output or sanitizer report.
  Problem problem;

  int checks_passed = 0;
  int checks_seen = 0;
  std::uint64_t seed = 0;  // COURSE_SEED=<seed> repeats the run.
  std::string printed;     // What the learner's code printed, the first 64 KiB.
  std::uint64_t printed_bytes = 0;
  std::size_t leftover_processes = 0;
  std::vector<LabOutcome> lab;
  std::chrono::milliseconds build_time{0}, run_time{0}, limit{0};

  bool passed() const { return kind == VerdictKind::passed; }
};

}  // namespace course

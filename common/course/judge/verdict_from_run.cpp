#include "course/judge/verdict_from_run.hpp"

#include <algorithm>
#include <csignal>
#include <cstring>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

#include "course/judge/failed_assertion.hpp"
#include "course/text/text.hpp"

namespace course {
namespace {

// "1.4 a padded text is refused" -> "a padded text is refused": the number is told elsewhere.
std::string sentence_of(const CheckRun& check, const Exercise& exercise) {
  const bool numbered = check.name.starts_with(exercise.id + " ");
  return numbered ? check.name.substr(exercise.id.size() + 1) : check.name;
}

// Names the check and, if one of its tags has a diagnosis, the misconception.
void name_check(Verdict& verdict, const CheckRun& check, const Exercise& exercise) {
  verdict.check = sentence_of(check, exercise);
  for (const std::string& tag : check.tags) {
    const Diagnosis* diagnosis = exercise.diagnosis(tag);
    if (diagnosis == nullptr) continue;
    verdict.tag = tag;
    verdict.diagnosis = *diagnosis;
    return;
  }
}

void count_checks(Verdict& verdict, const JudgeRun& run) {
  verdict.checks_seen = static_cast<int>(run.checks.size());
  verdict.checks_passed = static_cast<int>(std::ranges::count_if(run.checks, &CheckRun::passed));
}

// An exception that nobody expected: Catch2 has no values to show and puts its text into the notes.
bool is_exception(const Failure& failure) {
  return failure.expansion == failure.expression && !failure.notes.empty();
}

// What helps whoever met an exception of our JSON, of an optional or of an expected; empty for any other.
std::string remedy_for(std::string_view exception) {
  if (exception.starts_with("no member "))
    return "at() throws when there is no such member: ask contains() first";
  if (exception.starts_with("no element "))
    return "at() throws when there is no such element: ask size() first";
  if (exception.starts_with("bad optional access") || exception.starts_with("bad access to std::expected"))
    return "value() throws when there is none: ask first whether there is one";
  return "";
}

void describe_failure(Verdict& verdict, const Failure& failure) {
  verdict.expression = failure.expression.starts_with("{Unknown") ? "" : failure.expression;
  verdict.place = failure.place;
  verdict.notes = failure.notes;
  if (is_exception(failure)) {
    verdict.came_back = "an exception: " + failure.notes.back();
    verdict.expected = "a value, no exception";
    std::erase(verdict.notes, failure.notes.back());  // Catch2 says it twice.
    // Not "your code threw": a judge that reads what the code made may meet the same exception.
    if (auto remedy = remedy_for(failure.notes.back()); !remedy.empty())
      verdict.notes.push_back(std::move(remedy));
    return;
  }
  auto comparison = split_comparison(failure.expression, failure.expansion);
  verdict.came_back = std::move(comparison.came_back);
  verdict.expected = std::move(comparison.expected);
}

void fail(Verdict& verdict, const CheckRun& check, const Exercise& exercise) {
  if (check.outcome == "waiting") {
    verdict.kind = VerdictKind::waiting;
    verdict.check = sentence_of(check, exercise);
    verdict.waits_for = check.waits_for;
    verdict.place = check.hole;
    return;
  }
  verdict.kind = VerdictKind::failed;
  name_check(verdict, check, exercise);
  if (check.failure) describe_failure(verdict, *check.failure);
}

std::string signal_name(int signal) {
  const char* short_name = sigabbrev_np(signal);
  const char* meaning = sigdescr_np(signal);
  return "SIG" + std::string(short_name != nullptr ? short_name : std::to_string(signal)) +
         (meaning != nullptr ? " (" + std::string(meaning) + ")" : "");
}

void crash(Verdict& verdict, const Evidence& evidence) {
  verdict.kind = VerdictKind::crashed;
  verdict.details = evidence.report;
  if (!evidence.memory_error) {
    verdict.message = signal_name(evidence.ended.code);
    return;
  }
  verdict.message = evidence.memory_error->what;
  verdict.place = evidence.memory_error->place;
  if (verdict.place) verdict.source_line = line_of_file(verdict.place->file, verdict.place->line);
}

void leak(Verdict& verdict, const Evidence& evidence) {
  verdict.kind = VerdictKind::failed;
  verdict.check = "memory that is taken is given back";
  verdict.came_back = evidence.memory_error->what;
  verdict.expected = "nothing left behind";
  verdict.details = evidence.report;
  verdict.place = evidence.memory_error->place;
  if (verdict.place) verdict.source_line = line_of_file(verdict.place->file, verdict.place->line);
}

// The tags that nobody checked: a check was deleted or skipped.
std::vector<std::string> missing_tags(const Exercise& exercise, const JudgeRun& run) {
  std::vector<std::string> missing;
  for (const Diagnosis& diagnosis : exercise.diagnoses) {
    const bool seen = std::ranges::any_of(run.checks, [&](const CheckRun& check) {
      return check.passed() && std::ranges::find(check.tags, diagnosis.tag) != check.tags.end();
    });
    if (!seen) missing.push_back(diagnosis.tag);
  }
  return missing;
}

// The end of a process that says it all, whatever the checks said; false when it ended as it should.
bool rule_on_ending(Verdict& verdict, const Evidence& evidence) {
  const ProcessResult& ended = evidence.ended;
  if (ended.exit == ExitKind::not_started) {
    verdict.problem = {"The judge could not be started: " + std::generic_category().message(ended.code) + ".",
                       "scripts/course doctor tells what is missing."};
    verdict.kind = VerdictKind::not_judged;
  } else if (ended.exit == ExitKind::interrupted) {
    verdict.kind = VerdictKind::interrupted;
  } else if (ended.exit == ExitKind::timed_out) {
    verdict.kind = VerdictKind::hung;
  } else if (ended.exit == ExitKind::signalled || (evidence.memory_error && !evidence.memory_error->leak)) {
    crash(verdict, evidence);
  } else if (!evidence.run.ended) {
    verdict.kind = VerdictKind::ended_early;
    verdict.message = "exit code " + std::to_string(ended.code);
  } else {
    return false;
  }
  return true;
}

void rule_on_checks(Verdict& verdict, const Exercise& exercise, const Evidence& evidence) {
  const auto& checks = evidence.run.checks;
  const auto bad = std::ranges::find_if_not(checks, &CheckRun::passed);
  verdict.missing = missing_tags(exercise, evidence.run);
  if (bad != checks.end() && bad->outcome != "skipped") {
    fail(verdict, *bad, exercise);
    for (auto each = bad + 1; each != checks.end(); ++each) {
      if (!each->passed()) verdict.behind.push_back(sentence_of(*each, exercise));
    }
  } else if (evidence.memory_error) {
    leak(verdict, evidence);
  } else if (!evidence.ended.succeeded()) {
    verdict.kind = VerdictKind::ended_early;
    verdict.message = "exit code " + std::to_string(evidence.ended.code);
  } else {
    verdict.kind = verdict.missing.empty() ? VerdictKind::passed : VerdictKind::incomplete;
  }
}

}  // namespace

Verdict verdict_from(const Exercise& exercise, const Evidence& evidence) {
  Verdict verdict;
  verdict.id = exercise.id;
  verdict.seed = evidence.run.seed;
  verdict.lab = evidence.run.lab;
  verdict.run_time = evidence.ended.took;
  verdict.leftover_processes = evidence.ended.leftover_processes;
  count_checks(verdict, evidence.run);
  if (rule_on_ending(verdict, evidence)) {
    const auto& checks = evidence.run.checks;
    const bool names_one =
        !checks.empty() && !checks.back().passed() && verdict.kind != VerdictKind::interrupted;
    if (names_one) name_check(verdict, checks.back(), exercise);
  } else {
    rule_on_checks(verdict, exercise, evidence);
  }
  return verdict;
}

}  // namespace course

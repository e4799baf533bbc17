#include "course/judge/run_events.hpp"

#include <utility>

#include "course/text/text.hpp"
#include "json/value.hpp"

namespace course {
namespace {

std::string text(const json::Value& event, std::string_view name) { return event.text(name).value_or(""); }

std::vector<std::string> texts(const json::Value& event, std::string_view name) {
  std::vector<std::string> all;
  if (!event.contains(name)) return all;
  const json::Value list = event.at(name);
  for (std::size_t i = 0; list.is_array() && i < list.size(); ++i)
    all.push_back(list.at(i).text().value_or(""));
  return all;
}

SourceLocation place(const json::Value& event) {
  return {.file = text(event, "file"), .line = static_cast<int>(event.integer("line").value_or(0))};
}

void add_check(JudgeRun& run, const json::Value& event) {
  CheckRun& check = run.checks.emplace_back();
  check.name = text(event, "name");
  check.tags = texts(event, "tags");
  check.place = place(event);
}

void add_failure(CheckRun& check, const json::Value& event) {
  check.failure = Failure{.expression = text(event, "expression"),
                          .expansion = text(event, "expansion"),
                          .notes = texts(event, "notes"),
                          .place = place(event)};
}

void add_waiting(CheckRun& check, const json::Value& event) {
  check.waits_for = text(event, "exercise");
  check.hole = place(event);
}

void take(JudgeRun& run, const json::Value& event) {
  const std::string kind = text(event, "event");
  if (kind == "run_started") run.seed = static_cast<std::uint64_t>(event.integer("seed").value_or(0));
  if (kind == "check_started") add_check(run, event);
  if (kind == "lab") {
    run.lab.push_back({.server = text(event, "server"),
                       .outcome = text(event, "outcome"),
                       .request = text(event, "request"),
                       .reason = text(event, "reason"),
                       .rule = text(event, "rule")});
  }
  if (kind == "run_ended") run.ended = true;
  if (run.checks.empty()) return;
  CheckRun& check = run.checks.back();
  if (kind == "check_failed") add_failure(check, event);
  if (kind == "waiting") add_waiting(check, event);
  if (kind == "check_ended") check.outcome = text(event, "outcome");
}

// A check may fail a million times in a loop; only its first failure is of interest, and worth parsing.
bool is_one_more_failure(const JudgeRun& run, std::string_view line) {
  return line.starts_with(R"({"event":"check_failed")") && !run.checks.empty() && run.checks.back().failure;
}

}  // namespace

JudgeRun read_events(std::string_view lines) {
  JudgeRun run;
  for (const std::string_view line : lines_of(lines)) {
    if (is_one_more_failure(run, line)) continue;
    try {
      take(run, json::Value::parse(line));
    } catch (const json::ParseError&) {
      continue;
    }
  }
  return run;
}

}  // namespace course

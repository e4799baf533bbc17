#include "course/dev/verdict_rules.hpp"

#include <algorithm>

namespace course {
namespace {

// The verdict as the end of a sentence: "failed on [four_parts]: …".
std::string told(const Verdict& verdict) {
  std::string text{name_of(verdict.kind)};
  if (!verdict.tag.empty()) text += " on [" + verdict.tag + "]";
  for (const std::string& detail : {verdict.check, verdict.message, verdict.problem.what}) {
    if (!detail.empty()) text += ": " + detail;
  }
  for (const std::string& tag : verdict.missing) text += ", never saw [" + tag + "]";
  return text;
}

bool refused(VerdictKind kind) {
  switch (kind) {
    case VerdictKind::failed:
    case VerdictKind::crashed:
    case VerdictKind::hung:
      return true;
    case VerdictKind::passed:
    case VerdictKind::waiting:
    case VerdictKind::does_not_compile:
    case VerdictKind::ended_early:
    case VerdictKind::incomplete:
    case VerdictKind::interrupted:
    case VerdictKind::not_judged:
      return false;
  }
  return false;
}

bool saw(const Verdict& verdict, const std::string& server, const std::string& outcome) {
  return std::ranges::any_of(
      verdict.lab, [&](const LabOutcome& lab) { return lab.server == server && lab.outcome == outcome; });
}

}  // namespace

Findings check_starter_verdict(const Paths& paths, const Lesson& lesson, const Exercise& exercise,
                               const Verdict& verdict) {
  if (verdict.kind == VerdictKind::waiting) return {};
  const auto file = starter_of(paths, lesson, exercise);
  return {{.place = place_of(paths, file),
           .what = "the starter of " + exercise.id + " does not wait for the learner, it " + told(verdict),
           .mend = "git checkout -- " + paths.shown(file) + ", or put course::todo back"}};
}

Findings check_solution_verdict(const Paths& paths, const Lesson& lesson, const Exercise& exercise,
                                const Verdict& verdict) {
  const auto file = exercise.kind == Kind::server ? starter_of(paths, lesson, exercise)
                                                  : solution_of(paths, lesson, exercise);
  if (!verdict.passed()) {
    return {{.place = place_of(paths, file),
             .what = "the solution of " + exercise.id + " does not pass, it " + told(verdict),
             .mend = "scripts/course check " + exercise.id + " --solutions"}};
  }
  if (exercise.kind != Kind::lab) return {};
  Findings found;
  const auto expect = [&](const std::string& server, const std::string& outcome) {
    if (saw(verdict, server, outcome)) return;
    found.push_back({.place = place_of(paths, judge_of(paths, lesson, exercise)),
                     .what = "the attack of " + exercise.id + " does not end as " + outcome + " on the " +
                             server + " server",
                     .mend = "report the outcome of each server in the lab's judge"});
  };
  expect("flawed", "breached");
  expect("own", "blocked");
  return found;
}

Findings check_wrong_turn_verdict(const Paths& paths, const TrialAnswer& turn, const Verdict& verdict) {
  if (refused(verdict.kind) && verdict.tag == turn.name) return {};
  const bool accepted = verdict.kind == VerdictKind::passed;
  return {{.place = place_of(paths, turn.file),
           .what = accepted ? "no check refuses this wrong turn"
                            : "its first failing check is not [" + turn.name + "], it " + told(verdict),
           .mend = "mend the check, or put it before the others"}};
}

Findings check_right_answer_verdict(const Paths& paths, const TrialAnswer& answer, const Verdict& verdict) {
  if (verdict.passed()) return {};
  return {{.place = place_of(paths, answer.file),
           .what = "this right answer is refused, it " + told(verdict),
           .mend = "mend the check: it asks for more than the exercise does"}};
}

}  // namespace course

#include "course/commands/attack.hpp"

#include <algorithm>
#include <iostream>
#include <optional>
#include <utility>
#include <vector>

#include "course/judge/judge_all.hpp"
#include "course/lesson/starters.hpp"
#include "course/report/lab_report.hpp"
#include "course/report/report.hpp"
#include "course/session/console.hpp"
#include "course/session/exit_codes.hpp"
#include "course/session/judge_aloud.hpp"

namespace course {
namespace {

using Labs = std::vector<const Exercise*>;

// A lab by its name; of anything else, the labs of the lessons that it belongs to.
std::expected<Labs, Problem> select_labs(Session& session, const std::string& text) {
  const auto chosen = session.select(text);
  if (!chosen || (chosen->size() == 1 && chosen->front()->kind == Kind::lab)) return chosen;
  Labs labs;
  for (int lesson = 0; const Exercise* each : *chosen) {
    if (std::exchange(lesson, each->lesson) == each->lesson) continue;
    for (const Exercise& lab : session.catalogue.lesson_of(*each).labs) labs.push_back(&lab);
  }
  if (!labs.empty()) return labs;
  return std::unexpected(
      Problem{"There is no lab in this lesson.", "scripts/course attack all attacks all there are."});
}

// Whether all that went wrong is what the attack brought home.
bool all_servers_did_as_expected(const Verdict& verdict) {
  return std::ranges::all_of(verdict.lab, [](const LabOutcome& each) {
    return each.outcome == (each.server == "own" ? "blocked" : "breached");
  });
}

std::vector<Verdict> judge_labs(Session& session, const Labs& labs) {
  std::vector<std::optional<Verdict>> verdicts;
  Labs begun;
  for (const Exercise* lab : labs) {
    verdicts.push_back(waiting_unbuilt(session.paths, session.catalogue.lesson_of(*lab), *lab));
    if (!verdicts.back()) begun.push_back(lab);
  }
  const auto built = [&](const Exercise* lab) { return is_built(session.paths, *lab); };
  if (!session.interactive && !begun.empty() && std::ranges::none_of(begun, built))
    std::cerr << "Building the checks; the first time takes a moment." << std::endl;
  auto judged = session.interactive ? judge_aloud(session, begun) : judge_all(session.paths, begun);
  std::vector<Verdict> in_order;
  for (std::size_t i = 0, next = 0; i < labs.size(); ++i)
    in_order.push_back(verdicts[i] ? *std::move(verdicts[i]) : std::move(judged[next++]));
  return in_order;
}

}  // namespace

std::optional<Verdict> waiting_unbuilt(const Paths& paths, const Lesson& lesson, const Exercise& lab) {
  if (is_built(paths, lab)) return std::nullopt;
  const auto hole = untouched_hole(paths, lesson, lab);
  if (!hole) return std::nullopt;
  Verdict verdict;
  verdict.kind = VerdictKind::waiting;
  verdict.id = verdict.waits_for = lab.id;
  verdict.place = *hole;
  return verdict;
}

std::string attack_text(const Paths& paths, const Lesson& lesson, const Exercise& lab, const Verdict& verdict,
                        const Terminal& terminal) {
  if (verdict.lab.empty()) return report(paths, lesson, lab, verdict, terminal);
  std::string text =
      terminal.bold(lab.id + "  " + lab.title) + "\n" + lab_report(lab, verdict, terminal) + "\n";
  if (verdict.passed())
    return text + terminal.green("The flawed server fell, yours held, and honest users get in.") + "\n";
  if (all_servers_did_as_expected(verdict))
    text += "The flawed server was breached, but the lab is not passed yet:\n\n";
  return text + report(paths, lesson, lab, verdict, terminal);
}

int attack(Session& session, const std::string& lab) {
  const auto labs = select_labs(session, lab);
  if (!labs) return print_problem(session, labs.error(), exit_usage);
  const auto verdicts = judge_labs(session, *labs);
  for (std::size_t i = 0; i < verdicts.size(); ++i) {
    const Exercise& each = *(*labs)[i];
    std::cout << attack_text(session.paths, session.catalogue.lesson_of(each), each, verdicts[i],
                             session.terminal);
    session.progress().record_verdict(verdicts[i].id, std::string(name_of(verdicts[i].kind)));
  }
  return !verdicts.empty() && std::ranges::all_of(verdicts, &Verdict::passed) ? exit_ok : exit_not_passed;
}

}  // namespace course

#include "course/commands/attack.hpp"

#include <algorithm>
#include <iostream>
#include <optional>
#include <vector>

#include "course/judge/judge_all.hpp"
#include "course/lesson/starters.hpp"
#include "course/report/lab_report.hpp"
#include "course/report/report.hpp"
#include "course/session/console.hpp"
#include "course/session/exit_codes.hpp"

namespace course {
namespace {

using Labs = std::vector<const Exercise*>;

Labs labs_of(const Lesson& lesson) {
  Labs labs;
  for (const Exercise& lab : lesson.labs) labs.push_back(&lab);
  return labs;
}

std::expected<Labs, Problem> select_labs(Session& session, const std::string& text) {
  Labs all;
  if (text == "all") {
    for (const Lesson* lesson : session.catalogue.lessons())
      std::ranges::copy(labs_of(*lesson), std::back_inserter(all));
    return all;
  }
  const auto chosen = session.select_one(text);
  if (!chosen) return std::unexpected(chosen.error());
  if ((*chosen)->kind == Kind::lab) return Labs{*chosen};
  all = labs_of(session.catalogue.lesson_of(**chosen));
  if (text.empty() && !all.empty()) return all;
  Problem none{(*chosen)->id + " is no lab.", "Name one: scripts/course attack "};
  none.mend += all.empty() ? "all" : all.front()->id;
  return std::unexpected(none);
}

// Whether all that went wrong is what the attack brought home.
bool all_servers_did_as_expected(const Verdict& verdict) {
  return std::ranges::all_of(verdict.lab, [](const LabOutcome& each) {
    return each.outcome == (each.server == "own" ? "blocked" : "breached");
  });
}

void print(Session& session, const Exercise& lab, const Verdict& verdict) {
  const Terminal& terminal = session.terminal;
  if (verdict.lab.empty()) {
    std::cout << report(session.paths, session.catalogue.lesson_of(lab), lab, verdict, terminal);
    return;
  }
  std::cout << terminal.bold(lab.id + "  " + lab.title) << "\n";
  std::cout << lab_report(lab, verdict, terminal) << "\n";
  if (!verdict.passed() && all_servers_did_as_expected(verdict))
    std::cout << "The flawed server was breached, but the lab is not passed yet:\n\n";
  if (!verdict.passed())
    std::cout << report(session.paths, session.catalogue.lesson_of(lab), lab, verdict, terminal);
  if (verdict.passed())
    std::cout << terminal.green("The flawed server fell, yours held, and honest users get in.") << "\n";
}

// The verdict on a lab that nobody has begun and built; std::nullopt for any other. A build would take half a
// minute, only to say the same.
std::optional<Verdict> waiting_unbuilt(Session& session, const Exercise& lab) {
  if (is_built(session.paths, lab)) return std::nullopt;
  const auto hole = untouched_hole(session.paths, session.catalogue.lesson_of(lab), lab);
  if (!hole) return std::nullopt;
  Verdict verdict;
  verdict.kind = VerdictKind::waiting;
  verdict.id = verdict.waits_for = lab.id;
  verdict.place = *hole;
  return verdict;
}

std::vector<Verdict> judge_labs(Session& session, const Labs& labs) {
  JudgeOptions options;
  options.build.tell = [](std::string_view sentence) { std::cerr << sentence << std::endl; };
  std::vector<std::optional<Verdict>> verdicts;
  Labs begun;
  for (const Exercise* lab : labs) {
    verdicts.push_back(waiting_unbuilt(session, *lab));
    if (!verdicts.back()) begun.push_back(lab);
  }
  announce_first_build(session.paths, begun, options);
  auto judged = judge_all(session.paths, begun, options);
  std::vector<Verdict> in_order;
  for (std::size_t i = 0, next = 0; i < labs.size(); ++i)
    in_order.push_back(verdicts[i] ? *std::move(verdicts[i]) : std::move(judged[next++]));
  return in_order;
}

}  // namespace

int attack(Session& session, const std::string& lab) {
  const auto labs = select_labs(session, lab);
  if (!labs) return print_problem(session, labs.error(), exit_usage);
  const auto verdicts = judge_labs(session, *labs);
  for (std::size_t i = 0; i < verdicts.size(); ++i) {
    print(session, *(*labs)[i], verdicts[i]);
    session.progress().record_verdict(verdicts[i].id, std::string(name_of(verdicts[i].kind)));
  }
  return !verdicts.empty() && std::ranges::all_of(verdicts, &Verdict::passed) ? exit_ok : exit_not_passed;
}

}  // namespace course

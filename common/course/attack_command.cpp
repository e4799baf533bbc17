#include <algorithm>
#include <iostream>
#include <vector>

#include "course/commands.hpp"
#include "course/judging.hpp"
#include "course/report.hpp"

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

// A breach is what the attacker wants on the flawed server, and what nobody wants on the learner's own.
std::string outcome_text(const LabOutcome& outcome, const Terminal& terminal) {
  const bool own = outcome.server == "own";
  if (outcome.outcome == "breached") return own ? terminal.red("BREACHED") : terminal.green("BREACHED");
  if (outcome.outcome == "not_breached") return terminal.red("NOT BREACHED");
  if (outcome.outcome == "blocked") return own ? terminal.green("BLOCKED") : terminal.red("BLOCKED");
  return terminal.yellow("BLOCKED FOR THE WRONG REASON");
}

bool is_breach(const LabOutcome& outcome) {
  return outcome.server == "flawed" && outcome.outcome == "breached";
}

// The rule that the flawed server broke there: its own, or that of the lab, which is told once and last.
std::string rule_of(const LabOutcome& outcome, const Exercise& lab, const std::vector<LabOutcome>& all) {
  if (!is_breach(outcome)) return "";
  if (!outcome.rule.empty()) return outcome.rule;
  const auto last = std::ranges::find_if(all.rbegin(), all.rend(), is_breach);
  return &*last == &outcome ? lab.rule : "";
}

void print_outcomes(const Exercise& lab, const Verdict& verdict, const Terminal& terminal) {
  for (const LabOutcome& each : verdict.lab) {
    const bool own = each.server == "own";
    std::cout << "\n  " << terminal.bold(own ? "your server" : "flawed server") << "   "
              << outcome_text(each, terminal) << "\n"
              << wrapped(each.request, terminal.width(), 4) << wrapped(each.reason, terminal.width(), 4);
    const auto rule = rule_of(each, lab, verdict.lab);
    if (!rule.empty()) std::cout << wrapped("The rule it breaks: " + rule, terminal.width(), 4);
  }
}

void print(Session& session, const Exercise& lab, const Verdict& verdict) {
  const Terminal& terminal = session.terminal;
  if (verdict.lab.empty()) {
    std::cout << report(session.paths, session.catalogue.lesson_of(lab), lab, verdict, terminal);
    return;
  }
  std::cout << terminal.bold(lab.id + "  " + lab.title) << "\n";
  print_outcomes(lab, verdict, terminal);
  std::cout << "\n";
  if (!verdict.passed())
    std::cout << report(session.paths, session.catalogue.lesson_of(lab), lab, verdict, terminal);
  if (verdict.passed())
    std::cout << terminal.green("The flawed server fell, yours held, and honest users get in.") << "\n";
}

}  // namespace

int attack(Session& session, const std::string& lab) {
  const auto labs = select_labs(session, lab);
  if (!labs) return tell(session, labs.error(), wrong_usage);
  JudgeOptions options;
  options.build.tell = [](std::string_view sentence) { std::cerr << sentence << std::endl; };
  const auto verdicts = judge_all(session.paths, *labs, options);
  for (std::size_t i = 0; i < verdicts.size(); ++i) {
    print(session, *(*labs)[i], verdicts[i]);
    session.progress().judged(verdicts[i].id, std::string(name_of(verdicts[i].outcome)));
  }
  return !verdicts.empty() && std::ranges::all_of(verdicts, &Verdict::passed) ? done : not_passed;
}

}  // namespace course

#include "course/commands/check.hpp"

#include <algorithm>
#include <iostream>
#include <set>
#include <vector>

#include "course/report/report.hpp"
#include "course/report/report_json.hpp"
#include "course/report/report_line.hpp"
#include "course/report/summary.hpp"
#include "course/session/console.hpp"
#include "course/session/exit_codes.hpp"
#include "course/session/judge_aloud.hpp"

namespace course {
namespace {

using Exercises = std::vector<const Exercise*>;
using Verdicts = std::vector<Verdict>;

bool needs_a_page(const Verdict& verdict) {
  return !verdict.passed() && verdict.kind != VerdictKind::waiting;
}

// A trouble of the course itself concerns all; it is told once. What Ctrl-C kept from the judges is counted
// below.
void print_all(Session& session, const Exercises& exercises, const Verdicts& verdicts) {
  std::set<std::string> troubles;
  for (std::size_t i = 0; i < verdicts.size(); ++i) {
    const Verdict& verdict = verdicts[i];
    if (verdict.kind == VerdictKind::interrupted) continue;
    const bool told =
        verdict.kind == VerdictKind::not_judged && !troubles.insert(verdict.problem.what).second;
    if (needs_a_page(verdict) && !told) {
      const Lesson& lesson = session.catalogue.lesson_of(*exercises[i]);
      std::cout << "\n" << report(session.paths, lesson, *exercises[i], verdict, session.terminal) << "\n";
    } else {
      std::cout << report_line(session.paths, *exercises[i], verdict, session.terminal);
    }
  }
}

// Who asks about one exercise is there.
void remember(Session& session, const Verdicts& verdicts) {
  if (verdicts.size() == 1) session.progress().record_visit(verdicts.front().id);
  for (const Verdict& verdict : verdicts)
    session.progress().record_verdict(verdict.id, std::string(name_of(verdict.kind)));
}

}  // namespace

int check(Session& session, const CheckOptions& options) {
  const auto chosen = session.select(options.what);
  if (!chosen) return print_problem(session, chosen.error(), exit_usage);
  const Verdicts verdicts = judge_aloud(session, *chosen, options.solutions ? "solution" : "");
  if (!options.solutions) remember(session, verdicts);

  const auto broken = options.what == "all" ? session.catalogue.problems() : std::vector<Problem>{};
  for (const Problem& problem : broken) print_problem(session, problem, exit_not_passed);
  if (options.json) {
    std::cout << report_json(session.paths, verdicts);
  } else if (verdicts.size() == 1) {
    std::cout << report(session.paths, session.catalogue.lesson_of(*chosen->front()), *chosen->front(),
                        verdicts.front(), session.terminal);
  } else {
    print_all(session, *chosen, verdicts);
    std::cout << "\n" << summary(session.catalogue, *chosen, verdicts, session.terminal);
  }
  const bool passed = !verdicts.empty() && broken.empty() && std::ranges::all_of(verdicts, &Verdict::passed);
  return passed ? exit_ok : exit_not_passed;
}

}  // namespace course

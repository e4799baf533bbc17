#include "course/commands/check.hpp"

#include <algorithm>
#include <iostream>
#include <set>
#include <vector>

#include "course/judge/judge_all.hpp"
#include "course/report/report.hpp"
#include "course/report/report_json.hpp"
#include "course/report/report_line.hpp"
#include "course/session/console.hpp"
#include "course/session/exit_codes.hpp"
#include "course/text/text.hpp"

namespace course {
namespace {

using Exercises = std::vector<const Exercise*>;
using Verdicts = std::vector<Verdict>;

JudgeOptions judge_options(const Session& session, const Exercises& exercises, const CheckOptions& options) {
  JudgeOptions judging;
  judging.answer = options.solutions ? "solution" : "";
  judging.build.tell = [](std::string_view sentence) { std::cerr << sentence << std::endl; };
  announce_first_build(session.paths, exercises, judging);
  return judging;
}

bool needs_a_page(const Verdict& verdict) {
  return !verdict.passed() && verdict.kind != VerdictKind::waiting &&
         verdict.kind != VerdictKind::interrupted;
}

// A trouble of the course itself concerns all; it is told once.
void print_all(Session& session, const Exercises& exercises, const Verdicts& verdicts) {
  std::set<std::string> troubles;
  for (std::size_t i = 0; i < verdicts.size(); ++i) {
    const Verdict& verdict = verdicts[i];
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

void print_sum(const Session& session, const Verdicts& verdicts) {
  const auto passed = std::ranges::count_if(verdicts, &Verdict::passed);
  const std::string sum = std::to_string(passed) + " of " + std::to_string(verdicts.size()) + " passed.";
  const bool all = passed == std::ssize(verdicts);
  std::cout << "\n" << (all ? session.terminal.green(sum) : session.terminal.bold(sum)) << "\n";
}

// Who asks about one exercise is there.
void remember(Session& session, const Verdicts& verdicts) {
  if (verdicts.size() == 1) session.progress().record_visit(verdicts.front().id);
  for (const Verdict& verdict : verdicts) {
    if (verdict.kind == VerdictKind::interrupted || verdict.kind == VerdictKind::not_judged) continue;
    session.progress().record_verdict(verdict.id, std::string(name_of(verdict.kind)));
  }
}

}  // namespace

int check(Session& session, const CheckOptions& options) {
  const auto chosen = session.select(options.what);
  if (!chosen) return print_problem(session, chosen.error(), exit_usage);
  const Verdicts verdicts = judge_all(session.paths, *chosen, judge_options(session, *chosen, options));
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
    print_sum(session, verdicts);
  }
  const bool passed = !verdicts.empty() && broken.empty() && std::ranges::all_of(verdicts, &Verdict::passed);
  return passed ? exit_ok : exit_not_passed;
}

}  // namespace course

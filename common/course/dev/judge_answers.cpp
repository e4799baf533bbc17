#include "course/dev/judge_answers.hpp"

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <functional>
#include <iterator>
#include <string>

#include "course/dev/verdict_rules.hpp"
#include "course/judge/judge.hpp"
#include "course/lesson/lesson_files.hpp"
#include "course/os/interrupt.hpp"
#include "course/os/parallel_for.hpp"

namespace course {
namespace {

// One answer to judge, and what to make of the verdict.
struct Case {
  const Exercise* exercise;
  std::string answer;  // As in JudgeOptions.
  std::function<Findings(const Verdict&)> rule;
};

void add_trial_answers(const Paths& paths, const Lesson& lesson, const Exercise& exercise,
                       std::vector<Case>& cases) {
  for (const TrialAnswer& turn : wrong_turns_of(paths, lesson)) {
    if (turn.id != exercise.id || !exercise.diagnosis(turn.name)) continue;
    cases.push_back({&exercise, turn.name, [&paths, turn](const Verdict& verdict) {
                       return check_wrong_turn_verdict(paths, turn, verdict);
                     }});
  }
  for (const TrialAnswer& answer : right_answers_of(paths, lesson)) {
    if (answer.id != exercise.id) continue;
    cases.push_back({&exercise, "right-" + answer.name, [&paths, answer](const Verdict& verdict) {
                       return check_right_answer_verdict(paths, answer, verdict);
                     }});
  }
}

std::vector<Case> cases_of(const Paths& paths, const Lesson& lesson) {
  std::vector<Case> cases;
  for (const Exercise* exercise : lesson.steps()) {
    cases.push_back({exercise, "", [&, exercise](const Verdict& verdict) {
                       return check_starter_verdict(paths, lesson, *exercise, verdict);
                     }});
    cases.push_back({exercise, "solution", [&, exercise](const Verdict& verdict) {
                       return check_solution_verdict(paths, lesson, *exercise, verdict);
                     }});
    add_trial_answers(paths, lesson, *exercise, cases);
  }
  return cases;
}

std::vector<Verdict> judge_cases(const Paths& paths, const std::vector<Case>& cases) {
  std::vector<Verdict> verdicts(cases.size());
  parallel_for(cases.size(), [&](std::size_t i) {
    if (interrupted()) return;
    JudgeOptions options;
    options.answer = cases[i].answer;
    options.limit =
        std::chrono::seconds(30);  // A machine that is busy with other things is nobody's mistake.
    verdicts[i] = run_judge(paths, *cases[i].exercise, options);
  });
  return verdicts;
}

}  // namespace

void judge_answers(const Paths& paths, const std::vector<const Lesson*>& lessons, FindingLog& log) {
  std::vector<Case> cases;
  for (const Lesson* lesson : lessons) std::ranges::move(cases_of(paths, *lesson), std::back_inserter(cases));
  const std::vector<Verdict> verdicts = judge_cases(paths, cases);
  for (std::size_t i = 0; i < cases.size(); ++i) log.record(cases[i].rule(verdicts[i]));
}

}  // namespace course

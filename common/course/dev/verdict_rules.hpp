#pragma once

#include "course/dev/finding.hpp"
#include "course/judge/verdict.hpp"
#include "course/lesson/lesson.hpp"
#include "course/lesson/lesson_files.hpp"
#include "course/lesson/paths.hpp"

// What the judges must say about starters, solutions, wrong turns and right answers.
namespace course {

// The learner's file as it is handed out, judged: it waits for the learner.
Findings check_starter_verdict(const Paths& paths, const Lesson& lesson, const Exercise& exercise,
                               const Verdict& verdict);

// The solution, judged: it passes; a lab's attack breaches the flawed server and is blocked by ours.
Findings check_solution_verdict(const Paths& paths, const Lesson& lesson, const Exercise& exercise,
                                const Verdict& verdict);

// A wrong turn, judged: it fails, and first of all on the check that carries its tag.
Findings check_wrong_turn_verdict(const Paths& paths, const TrialAnswer& turn, const Verdict& verdict);

// A right answer that looks unusual, judged: it passes.
Findings check_right_answer_verdict(const Paths& paths, const TrialAnswer& answer, const Verdict& verdict);

}  // namespace course

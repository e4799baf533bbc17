#pragma once

#include <optional>
#include <string>

#include "course/dev/finding.hpp"
#include "course/judge/verdict.hpp"
#include "course/lesson/lesson.hpp"
#include "course/lesson/lesson_files.hpp"
#include "course/lesson/paths.hpp"

// What a course promises to learners, rule by rule. Each function looks at one thing and gives what is
// wrong with it. They only read.
namespace course {

// Manifest and folders agree: every listed file is there, every .cpp file is listed.
Findings check_files(const Paths& paths, const Lesson& lesson);

// Every check belongs to a diagnosis and every diagnosis to a check; names lead with the number.
Findings check_tags(const Paths& paths, const Lesson& lesson, const Exercise& exercise);

// Every wrong turn names an exercise and one of its diagnoses; an exercise has at least two.
Findings check_wrong_turns(const Paths& paths, const Lesson& lesson);

// Every right answer names an exercise.
Findings check_right_answers(const Paths& paths, const Lesson& lesson);

// Three hints (none for a server), all different, none empty, none with a line of the solution.
Findings check_hints(const Paths& paths, const Lesson& lesson, const Exercise& exercise);

// The places to read that diagnoses name are there.
Findings check_reading(const Paths& paths, const Lesson& lesson, const Exercise& exercise);

// The text of the task is at most 120 words.
Findings check_task_text(const Paths& paths, const Lesson& lesson, const Exercise& exercise);

// What git hands out is the hole: the committed file calls course::todo("<id>"). Says nothing where
// there is no git repository.
Findings check_committed_starter(const Paths& paths, const Lesson& lesson, const Exercise& exercise);

// Include arrows point one way, third-party headers stay in their homes (STYLE, "Headers and files").
Findings check_includes(const Paths& paths);

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

#pragma once

#include <string>
#include <vector>

#include "course/judge/verdict.hpp"
#include "course/lesson/lesson.hpp"
#include "course/text/terminal.hpp"

namespace course {

// An outcome as a person reads it, in colour: "BREACHED", "NOT ATTACKED". `all` are the outcomes of the same
// run: an attack that the learner's own server blocked for the wrong reason proves something about that
// server only if it has breached the flawed one. Otherwise the words are "NOTHING PROVEN". REQUIRES:
// `outcome` is one of `all`.
std::string outcome_words(const LabOutcome& outcome, const std::vector<LabOutcome>& all,
                          const Terminal& terminal);

// What an attack came to at each server, at length: request, reason, and the rule that the flawed server
// breaks.
std::string lab_report(const Exercise& lab, const Verdict& verdict, const Terminal& terminal);

}  // namespace course

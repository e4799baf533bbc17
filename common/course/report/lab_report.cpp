#include "course/report/lab_report.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>

#include "course/text/line_folding.hpp"
#include "course/text/text.hpp"

namespace course {
namespace {

using Outcomes = std::vector<LabOutcome>;

constexpr std::size_t lab_margin = 4, longest_line = 400;

enum class Colour { green, yellow, red };

// An outcome in words, and how good it is at the flawed server and at the learner's own: a breach is what the
// attacker wants there, and what nobody wants here.
struct Words {
  std::string_view outcome, words;
  Colour flawed, own;
};
constexpr std::array<Words, 5> all_words{{
    {"breached", "BREACHED", Colour::green, Colour::red},
    {"not_breached", "NOT BREACHED", Colour::red, Colour::red},
    {"not_attacked", "NOT ATTACKED", Colour::yellow, Colour::yellow},
    {"blocked", "BLOCKED", Colour::red, Colour::green},
    {"blocked_for_the_wrong_reason", "BLOCKED FOR THE WRONG REASON", Colour::yellow, Colour::yellow},
}};

std::string painted(std::string_view text, Colour colour, const Terminal& terminal) {
  switch (colour) {
    case Colour::green:
      return terminal.green(text);
    case Colour::yellow:
      return terminal.yellow(text);
    case Colour::red:
      return terminal.red(text);
  }
  return std::string(text);
}

bool is_own(const LabOutcome& outcome) { return outcome.server == "own"; }

bool is_breach(const LabOutcome& outcome) { return !is_own(outcome) && outcome.outcome == "breached"; }

// What the attack that met the learner's server here came to at the flawed one; nullptr if that is unknown. A
// lab of two attacks tells of both servers in the same order.
const LabOutcome* at_flawed(const LabOutcome& own, const Outcomes& all) {
  const LabOutcome* found = nullptr;
  auto ahead = std::ranges::count_if(all.data(), &own, is_own);
  for (const LabOutcome& each : all) {
    if (!is_own(each) && ahead-- >= 0) found = &each;
  }
  return found;
}

bool proves_nothing(const LabOutcome& outcome, const Outcomes& all) {
  if (!is_own(outcome) || outcome.outcome != "blocked_for_the_wrong_reason") return false;
  const LabOutcome* const flawed = at_flawed(outcome, all);
  return flawed == nullptr || !is_breach(*flawed);
}

// The rule that the flawed server broke there: its own, or that of the lab, which is told once and last.
std::string rule_of(const LabOutcome& outcome, const Exercise& lab, const Outcomes& all) {
  if (!is_breach(outcome)) return "";
  if (!outcome.rule.empty()) return outcome.rule;
  const auto last = std::ranges::find_if(all.rbegin(), all.rend(), is_breach);
  return &*last == &outcome ? lab.rule : "";
}

std::string line(const std::string& text, const Terminal& terminal) {
  if (trimmed(text).empty()) return "";
  return wrapped(shortened(printable(text, text.size()), longest_line), terminal.width(), lab_margin);
}

}  // namespace

std::string outcome_words(const LabOutcome& outcome, const Outcomes& all, const Terminal& terminal) {
  if (proves_nothing(outcome, all)) return terminal.yellow("NOTHING PROVEN");
  const auto found = std::ranges::find(all_words, outcome.outcome, &Words::outcome);
  if (found == all_words.end()) return terminal.yellow(outcome.outcome);
  return painted(found->words, is_own(outcome) ? found->own : found->flawed, terminal);
}

std::string lab_report(const Exercise& lab, const Verdict& verdict, const Terminal& terminal) {
  std::string text;
  for (const LabOutcome& each : verdict.lab) {
    text += "\n  " + terminal.bold(is_own(each) ? "your server" : "flawed server") + "   " +
            outcome_words(each, verdict.lab, terminal) + "\n" + line(each.request, terminal) +
            line(each.reason, terminal);
    if (proves_nothing(each, verdict.lab))
      text +=
          line("The attack has not breached the flawed server, so this says nothing about yours.", terminal);
    const auto rule = rule_of(each, lab, verdict.lab);
    if (!rule.empty()) text += line("The rule it breaks: " + rule, terminal);
  }
  return text;
}

}  // namespace course

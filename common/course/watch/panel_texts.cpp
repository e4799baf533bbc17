#include "course/watch/panel_texts.hpp"

#include <algorithm>
#include <cctype>

#include "base/clock.hpp"
#include "course/report/lab_report.hpp"
#include "course/report/report.hpp"
#include "course/report/report_line.hpp"
#include "course/report/token_report.hpp"
#include "course/text/characters.hpp"
#include "course/text/cpp_source.hpp"
#include "course/text/line_folding.hpp"
#include "course/text/text.hpp"
#include "course/watch/screen.hpp"
#include "jwt/unverified_token.hpp"

namespace course {
namespace {

std::string status_of(const Verdict& verdict, const Terminal& terminal) {
  const std::string sign = terminal.has_signs() ? sign_of(verdict.kind, terminal) + " " : "";
  std::string status{words_of(verdict.kind).status};
  if (verdict.kind == VerdictKind::waiting) return sign + status;
  if (verdict.kind == VerdictKind::interrupted || verdict.kind == VerdictKind::not_judged)
    return sign + terminal.yellow(status);
  if (!verdict.passed()) return sign + terminal.red(status);
  return sign +
         terminal.green(status + ", " + counted(static_cast<std::size_t>(verdict.checks_passed), "check"));
}

// How an attack ended on each server, in short; the key `a` tells it at length.
std::string lab_text(const Verdict& verdict, const Terminal& terminal) {
  std::string text;
  for (const LabOutcome& each : verdict.lab) {
    text += (each.server == "own" ? "your server    " : "flawed server  ") +
            outcome_words(each, verdict.lab, terminal) + "\n";
  }
  return text.empty() ? text : text + terminal.dim("a tells it at length") + "\n\n";
}

}  // namespace

std::string verdict_status(const Exercise& exercise, const Verdict& verdict, const Terminal& terminal) {
  const bool elsewhere = verdict.kind == VerdictKind::waiting && verdict.waits_for != exercise.id;
  return status_of(verdict, terminal) + (elsewhere ? " in " + verdict.waits_for : "");
}

std::string verdict_text(const Paths& paths, const Lesson& lesson, const Exercise& exercise,
                         const Verdict& verdict, const Terminal& terminal) {
  return lab_text(verdict, terminal) + report_body(paths, lesson, exercise, verdict, terminal);
}

std::string hints_text(const Exercise& exercise, std::size_t shown, const Terminal& terminal) {
  if (exercise.hints.empty()) return "The server has no hints of its own; its exercises have.\n";
  std::string text;
  for (std::size_t i = 0; i < std::min(shown, exercise.hints.size()); ++i) {
    text += terminal.bold("Hint " + std::to_string(i + 1) + " of " + std::to_string(exercise.hints.size())) +
            "\n" + wrapped(exercise.hints[i], terminal.width(), 2) + "\n";
  }
  const bool more = shown < exercise.hints.size();
  return text + terminal.dim(more ? "h shows the next one." : "That was the last. s shows the solution.") +
         "\n";
}

std::string token_text(std::string_view token, const Terminal& terminal) {
  token = trimmed(token);
  if (token.empty()) return "No token was given. t asks again.\n";
  const auto decoded = jwt::UnverifiedToken::decode(token);
  if (!decoded) return refusal_report(jwt::code(decoded.error()), jwt::sentence(decoded.error()), terminal);
  return token_report(*decoded, base::system_seconds(), terminal);
}

std::string keys_text(const Terminal& terminal) {
  std::string text;
  for (const KeyName& each : main_keys) {
    constexpr std::size_t width = 12;
    std::string lead = terminal.bold(each.key);
    lead.append(width - std::min(width, columns(each.key)), ' ');
    text += wrapped(each.sentence, terminal.width(), width, lead);
  }
  return text;
}

std::size_t line_of_hole(std::string_view code, const std::string& id) {
  const std::string bare = without_comments(code);
  const std::string hole = "course::todo(\"" + id + "\"";
  return bare.find(hole) == std::string::npos ? 0 : line_of(bare, {hole});
}

}  // namespace course

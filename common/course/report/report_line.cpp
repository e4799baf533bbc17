#include <utility>

#include "course/report/report.hpp"
#include "course/text/text.hpp"

namespace course {
namespace {

using std::string_view;

struct Sign {
  string_view drawn, word;
};

Sign sign(Outcome outcome) {
  switch (outcome) {
    case Outcome::passed:
      return {"✓", "passed"};
    case Outcome::waiting:
      return {"·", "waiting"};
    case Outcome::failed:
      return {"✗", "failed"};
    case Outcome::does_not_compile:
      return {"✗", "does not compile"};
    case Outcome::crashed:
      return {"✗", "crashed"};
    case Outcome::hung:
      return {"✗", "hung"};
    case Outcome::ended_early:
      return {"✗", "ended early"};
    case Outcome::incomplete:
      return {"✗", "incomplete"};
    case Outcome::interrupted:
      return {"!", "interrupted"};
    case Outcome::not_judged:
      return {"!", "not judged"};
  }
  std::unreachable();
}

// What a table says behind the title.
std::string remark(const Paths& paths, const Verdict& verdict) {
  const std::string place =
      verdict.place ? paths.shown(verdict.place->file) + ":" + std::to_string(verdict.place->line) : "";
  if (verdict.passed()) return counted(static_cast<std::size_t>(verdict.checks_passed), "check") + " passed";
  if (verdict.outcome != Outcome::waiting) return std::string(sign(verdict.outcome).word);
  if (verdict.waits_for == verdict.id) return "waiting for you at " + place;
  return "waits for " + verdict.waits_for + (place.empty() ? "" : " at " + place);
}

}  // namespace

std::string sign_of(Outcome outcome, const Terminal& terminal) {
  const Sign both = sign(outcome);
  if (!terminal.has_colours()) return std::string(both.word);
  if (outcome == Outcome::passed) return terminal.green(both.drawn);
  if (outcome == Outcome::waiting) return terminal.dim(both.drawn);
  return outcome == Outcome::interrupted ? terminal.yellow(both.drawn) : terminal.red(both.drawn);
}

std::string report_line(const Paths& paths, const Exercise& exercise, const Verdict& verdict,
                        const Terminal& terminal) {
  const std::string lead = terminal.has_colours() ? sign_of(verdict.outcome, terminal) + " " : "";
  const std::string title = lead + terminal.bold(exercise.id + "  " + exercise.title);
  const std::string text = remark(paths, verdict);
  const std::string shade =
      verdict.passed() || verdict.outcome == Outcome::waiting ? terminal.dim(text) : terminal.red(text);
  if (columns(title) + 3 + columns(text) <= terminal.width()) return title + "   " + shade + "\n";
  return title + "\n  " + shade + "\n";
}

}  // namespace course

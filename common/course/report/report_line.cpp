#include "course/report/report_line.hpp"

#include <string_view>
#include <utility>

#include "course/text/text.hpp"

namespace course {
namespace {

using std::string_view;

struct Sign {
  string_view drawn, word;
};

Sign sign(VerdictKind kind) {
  switch (kind) {
    case VerdictKind::passed:
      return {"✓", "passed"};
    case VerdictKind::waiting:
      return {"·", "waiting"};
    case VerdictKind::failed:
      return {"✗", "failed"};
    case VerdictKind::does_not_compile:
      return {"✗", "does not compile"};
    case VerdictKind::crashed:
      return {"✗", "crashed"};
    case VerdictKind::hung:
      return {"✗", "hung"};
    case VerdictKind::ended_early:
      return {"✗", "ended early"};
    case VerdictKind::incomplete:
      return {"✗", "incomplete"};
    case VerdictKind::interrupted:
      return {"!", "interrupted"};
    case VerdictKind::not_judged:
      return {"!", "not judged"};
  }
  std::unreachable();
}

// What a table says behind the title.
std::string remark(const Paths& paths, const Verdict& verdict) {
  const std::string place =
      verdict.place ? paths.shown(verdict.place->file) + ":" + std::to_string(verdict.place->line) : "";
  if (verdict.passed()) return counted(static_cast<std::size_t>(verdict.checks_passed), "check") + " passed";
  if (verdict.kind != VerdictKind::waiting) return std::string(sign(verdict.kind).word);
  if (verdict.waits_for == verdict.id) return "waiting for you at " + place;
  return "waits for " + verdict.waits_for + (place.empty() ? "" : " at " + place);
}

}  // namespace

std::string sign_of(VerdictKind kind, const Terminal& terminal) {
  const Sign both = sign(kind);
  if (!terminal.has_colours()) return std::string(both.word);
  if (kind == VerdictKind::passed) return terminal.green(both.drawn);
  if (kind == VerdictKind::waiting) return terminal.dim(both.drawn);
  return kind == VerdictKind::interrupted ? terminal.yellow(both.drawn) : terminal.red(both.drawn);
}

std::string report_line(const Paths& paths, const Exercise& exercise, const Verdict& verdict,
                        const Terminal& terminal) {
  const std::string lead = terminal.has_colours() ? sign_of(verdict.kind, terminal) + " " : "";
  const std::string title = lead + terminal.bold(exercise.id + "  " + exercise.title);
  const std::string text = remark(paths, verdict);
  const std::string shade =
      verdict.passed() || verdict.kind == VerdictKind::waiting ? terminal.dim(text) : terminal.red(text);
  if (columns(title) + 3 + columns(text) <= terminal.width()) return title + "   " + shade + "\n";
  return title + "\n  " + shade + "\n";
}

}  // namespace course

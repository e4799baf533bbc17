#include "course/report/report_line.hpp"

#include "course/report/file_link.hpp"
#include "course/text/characters.hpp"
#include "course/text/text.hpp"

namespace course {
namespace {

// What a table says behind the title.
std::string remark(const Paths& paths, const Verdict& verdict, const Terminal& terminal) {
  const std::string place = verdict.place ? file_link(paths, *verdict.place, terminal) : "";
  if (verdict.passed()) return counted(static_cast<std::size_t>(verdict.checks_passed), "check") + " passed";
  if (verdict.kind != VerdictKind::waiting) return std::string(words_of(verdict.kind).word);
  if (verdict.waits_for == verdict.id) return "waiting for you at " + place;
  return "waits for " + verdict.waits_for + (place.empty() ? "" : " at " + place);
}

}  // namespace

std::string sign_of(VerdictKind kind, const Terminal& terminal) {
  const VerdictWords& words = words_of(kind);
  if (!terminal.has_signs()) return std::string(words.word);
  if (kind == VerdictKind::passed) return terminal.green(words.sign);
  if (kind == VerdictKind::waiting) return terminal.dim(words.sign);
  return kind == VerdictKind::interrupted ? terminal.yellow(words.sign) : terminal.red(words.sign);
}

std::string report_line(const Paths& paths, const Exercise& exercise, const Verdict& verdict,
                        const Terminal& terminal) {
  const std::string lead = terminal.has_signs() ? sign_of(verdict.kind, terminal) + " " : "";
  const std::string title = lead + terminal.bold(exercise.id + "  " + exercise.title);
  const std::string text = remark(paths, verdict, terminal);
  const std::string shade =
      verdict.passed() || verdict.kind == VerdictKind::waiting ? terminal.dim(text) : terminal.red(text);
  if (columns(title) + 3 + columns(text) <= terminal.width()) return title + "   " + shade + "\n";
  return title + "\n  " + shade + "\n";
}

}  // namespace course

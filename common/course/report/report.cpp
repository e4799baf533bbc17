#include "course/report/report.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "course/report/file_link.hpp"
#include "course/report/report_line.hpp"
#include "course/text/line_folding.hpp"
#include "course/text/links.hpp"
#include "course/text/text.hpp"

namespace course {
namespace {

using std::string_view;

constexpr std::size_t margin = 2, inner_margin = 4, label_width = 13;
constexpr std::size_t most_printed_lines = 8, most_warnings = 3;
constexpr std::size_t longest_value = 64 * 1024, longest_note = 200;

// One verdict, written part by part.
class ReportWriter {
 public:
  ReportWriter(const Paths& paths, const Lesson& lesson, const Exercise& exercise, const Verdict& verdict,
               const Terminal& terminal)
      : paths_(paths), lesson_(lesson), exercise_(exercise), verdict_(verdict), terminal_(terminal) {}

  std::string text() && {
    what_happened();
    if (verdict_.diagnosis) why_it_matters(*verdict_.diagnosis);
    warnings();
    waiting_behind();
    what_it_printed();
    how_to_repeat();
    return std::move(out_);
  }

 private:
  void what_happened() {
    switch (verdict_.kind) {
      case VerdictKind::passed:
        return after_a_pass(exercise_.after);
      case VerdictKind::waiting:
      case VerdictKind::interrupted:
        return;
      case VerdictKind::failed:
        return not_met();
      case VerdictKind::does_not_compile:
        return does_not_compile();
      case VerdictKind::crashed:
        return stopped("It crashed: " + verdict_.message + ".");
      case VerdictKind::hung:
        return stopped("It is still running after " + std::to_string(verdict_.limit.count() / 1000) +
                       " s. A loop without an end, or a lock that waits for itself?");
      case VerdictKind::ended_early:
        return stopped("The program ended before its checks did (" + verdict_.message +
                       "): something in it called exit. A run that does not finish is never a pass.");
      case VerdictKind::incomplete:
        return checks_are_gone();
      case VerdictKind::not_judged:
        paragraph(verdict_.problem.what);
        paragraph(verdict_.problem.mend);
    }
  }

  void after_a_pass(const AfterPass& after) {
    if (after.prevented.empty() || after.question.empty()) return;
    title("What this prevents");
    out_ += wrapped(after.prevented, terminal_.width(), inner_margin);
    heading("A question to think about");
    out_ += wrapped(after.question, terminal_.width(), inner_margin);
  }

  void not_met() {
    paragraph(verdict_.check);
    gap();
    if (!verdict_.expression.empty())
      out_ += wrapped(printable(verdict_.expression), terminal_.width(), inner_margin);
    labelled("came back", terminal_.red(printable(verdict_.came_back)));
    if (!verdict_.expected.empty()) labelled("expected", terminal_.green(printable(verdict_.expected)));
    for (const std::string& note : verdict_.notes) {
      if (!trimmed(note).empty()) labelled("note", shortened(printable(note, longest_value), longest_note));
    }
    // A leak has a line of the learner's; a check's own line would help nobody.
    if (!verdict_.source_line.empty()) {
      gap();
      source();
    }
  }

  // A crash, a hang: what it was doing at that time.
  void stopped(const std::string& sentence) {
    paragraph(sentence);
    if (!verdict_.check.empty()) paragraph("While checking: " + verdict_.check + ".");
    source();
  }

  void does_not_compile() {
    paragraph(printable(verdict_.message));
    if (!verdict_.place) paragraph(link_to(exercise_.source()));
    source();
    if (verdict_.further_errors > 0) {
      gap();
      paragraph(terminal_.dim(counted(verdict_.further_errors, "more error") + " behind this one."));
    }
  }

  // Where it happened, and what stands there.
  void source() {
    if (verdict_.place) paragraph(terminal_.cyan(file_link(paths_, *verdict_.place, terminal_)));
    if (verdict_.source_line.empty()) return;
    gap();
    const std::string rows = wrapped(printable(verdict_.source_line), terminal_.width(), inner_margin);
    for (const auto row : lines_of(rows)) out_ += terminal_.bold(row) + "\n";
  }

  void checks_are_gone() {
    std::string tags;
    for (const std::string& tag : verdict_.missing) tags += (tags.empty() ? "" : ", ") + tag;
    paragraph("Every check that ran passed, but some did not run: " + tags + ".");
    paragraph("Was a check deleted? Bring it back: git checkout -- tests/lessons/" + lesson_.name);
  }

  // A crash may have other causes, but the check that it met knows the likely one. A loop says nothing about
  // what its author believed; where to read helps all the same.
  void why_it_matters(const Diagnosis& diagnosis) {
    if (verdict_.kind == VerdictKind::failed || verdict_.kind == VerdictKind::crashed) {
      heading("What this looks like");
      out_ += wrapped(diagnosis.believed, terminal_.width(), inner_margin);
      heading("Why it matters");
      out_ += wrapped(diagnosis.attack, terminal_.width(), inner_margin);
    }
    heading("Read");
    out_ += std::string(inner_margin, ' ') + link_to(diagnosis.read) + "\n";
    if (diagnosis.rfc.empty()) return;
    out_ += std::string(inner_margin, ' ') + terminal_.link(diagnosis.rfc, rfc_uri(diagnosis.rfc)) + "\n";
  }

  void warnings() {
    if (verdict_.warnings.empty() || verdict_.kind == VerdictKind::waiting) return;
    heading("The compiler warns");
    for (std::size_t i = 0; i < std::min(verdict_.warnings.size(), most_warnings); ++i) {
      const auto& [place, message] = verdict_.warnings[i];
      out_ += wrapped(terminal_.cyan(file_link(paths_, place, terminal_)), terminal_.width(), inner_margin) +
              wrapped(printable(message), terminal_.width(), inner_margin);
    }
    if (verdict_.warnings.size() > most_warnings)
      paragraph(terminal_.dim("… and " + std::to_string(verdict_.warnings.size() - most_warnings) + " more"));
  }

  void waiting_behind() {
    const auto count = verdict_.behind.size();
    if (count == 0 || verdict_.kind == VerdictKind::waiting) return;
    gap();
    paragraph(terminal_.dim(counted(count, "more check") + (count == 1 ? " waits" : " wait") +
                            " behind this one."));
  }

  void what_it_printed() {
    if (verdict_.printed.empty() || verdict_.kind == VerdictKind::waiting) return;
    heading("Your code printed");
    const auto lines = lines_of(verdict_.printed);
    for (std::size_t i = 0; i < std::min(lines.size(), most_printed_lines); ++i) {
      out_ +=
          std::string(inner_margin, ' ') +
          terminal_.dim(printable(lines[i], std::min(terminal_.width() - inner_margin - 2, longest_note))) +
          "\n";
    }
    if (lines.size() > most_printed_lines || verdict_.printed_bytes > verdict_.printed.size() + 100) {
      out_ += std::string(inner_margin, ' ') +
              terminal_.dim("… " + counted(verdict_.printed_bytes, "byte") + " in all") + "\n";
    }
  }

  void how_to_repeat() {
    if (verdict_.leftover_processes == 1) paragraph("It left a process behind; it was ended.");
    if (verdict_.leftover_processes > 1)
      paragraph("It left " + std::to_string(verdict_.leftover_processes) +
                " processes behind; they were ended.");
    constexpr std::array random{VerdictKind::failed, VerdictKind::crashed, VerdictKind::hung};
    if (verdict_.seed == 0 || std::ranges::find(random, verdict_.kind) == random.end()) return;
    gap();
    paragraph(terminal_.dim("The same inputs again: COURSE_SEED=" + std::to_string(verdict_.seed) +
                            " scripts/course check " + verdict_.id));
  }

  std::string link_to(const std::string& file) const {
    return terminal_.cyan(file_link(paths_, {"lessons/" + lesson_.name + "/" + file, 0}, terminal_));
  }

  void gap() { out_ += "\n"; }
  void title(string_view text) { out_ += std::string(margin, ' ') + terminal_.bold(text) + "\n"; }
  void heading(string_view text) {
    gap();
    title(text);
  }
  void paragraph(string_view text) { out_ += wrapped(text, terminal_.width(), margin); }
  void labelled(string_view label, string_view text) {
    std::string lead(inner_margin, ' ');
    lead += label;
    lead.resize(inner_margin + label_width, ' ');
    out_ += wrapped(text, terminal_.width(), lead.size(), lead);
  }

  const Paths& paths_;
  const Lesson& lesson_;
  const Exercise& exercise_;
  const Verdict& verdict_;
  const Terminal& terminal_;
  std::string out_;
};

}  // namespace

std::string report_body(const Paths& paths, const Lesson& lesson, const Exercise& exercise,
                        const Verdict& verdict, const Terminal& terminal) {
  return ReportWriter(paths, lesson, exercise, verdict, terminal).text();
}

std::string report(const Paths& paths, const Lesson& lesson, const Exercise& exercise, const Verdict& verdict,
                   const Terminal& terminal) {
  return report_line(paths, exercise, verdict, terminal) +
         report_body(paths, lesson, exercise, verdict, terminal);
}

}  // namespace course

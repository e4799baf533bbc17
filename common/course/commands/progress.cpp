#include "course/commands/progress.hpp"

#include <fstream>
#include <iostream>

#include "course/os/atomic_file.hpp"
#include "course/progress/progress_json.hpp"
#include "course/session/console.hpp"
#include "course/session/exit_codes.hpp"
#include "course/text/text.hpp"

namespace course {
namespace {

constexpr std::size_t largest_import = 1024 * 1024;

bool is_stream(const std::string& file) { return file.empty() || file == "-"; }

// At most one byte more than an import may have: enough to refuse it.
std::string read_import(std::istream& stream) {
  std::string text;
  for (char c = 0; text.size() <= largest_import && stream.get(c);) text += c;
  return text;
}

std::string summary_of(Session& session, const Lesson& lesson) {
  std::size_t passed = 0, hints = 0, attempts = 0;
  for (const Exercise* each : lesson.steps()) {
    const HoleProgress hole = session.progress().of(each->id);
    passed += hole.passed_at && !each->bonus ? 1U : 0U;
    hints += static_cast<std::size_t>(hole.hints_shown);
    attempts += static_cast<std::size_t>(hole.attempts);
  }
  const std::string heading = "Lesson " + std::to_string(lesson.number) + ": " + lesson.topic;
  return session.terminal.bold(heading) + "  " + std::to_string(passed) + " of " +
         std::to_string(lesson.required_steps().size()) + " passed, " + counted(attempts, "attempt") + ", " +
         counted(hints, "hint") + "\n";
}

}  // namespace

int progress_summary(Session& session) {
  for (const Lesson* lesson : session.catalogue.lessons()) std::cout << summary_of(session, *lesson);
  return exit_ok;
}

int progress_export(Session& session, const ProgressOptions& options) {
  const std::string text = progress_to_json({.holes = session.progress().all()});
  if (is_stream(options.file)) {
    std::cout << text;
    return exit_ok;
  }
  if (const auto written = write_file_atomically(options.file, text); !written)
    return print_problem(session, written.error(), exit_not_passed);
  std::cout << "Your progress is in " << options.file << "\n";
  return exit_ok;
}

int progress_import(Session& session, const ProgressOptions& options) {
  std::ifstream file{options.file, std::ios::binary};
  if (!is_stream(options.file) && !file) {
    return print_problem(
        session, {"There is no file " + options.file + ".", "scripts/course progress export FILE makes one."},
        exit_not_passed);
  }
  const std::string text = read_import(is_stream(options.file) ? std::cin : file);
  const auto imported = text.size() > largest_import
                            ? std::unexpected(std::string{"it is larger than any export"})
                            : progress_from_json(text);
  if (!imported) {
    return print_problem(session,
                         {"This is no export of progress: " + imported.error() + ".", "Nothing was changed."},
                         exit_not_passed);
  }
  const auto news = session.progress().merge(imported->holes);
  if (session.progress().save_error())
    return print_problem(session, {*session.progress().save_error(), ""}, exit_not_passed);
  std::cout << "Taken over: " << counted(news, "exercise") << "; " << imported->holes.size() - news
            << " held nothing new.\n";
  return exit_ok;
}

}  // namespace course

#include "course/judge/judge.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <system_error>
#include <utility>

#include "course/judge/run_output.hpp"
#include "course/judge/verdict_from_run.hpp"
#include "course/os/process.hpp"
#include "course/os/temporary_directory.hpp"
#include "course/text/text.hpp"

namespace course {
namespace {

namespace fs = std::filesystem;

// Where the code under judgement is, best first: a crash in a solution that a learner's exercise calls is
// told at the learner's line.
std::vector<fs::path> code_judged(const Paths& paths, std::string_view answer) {
  std::vector folders = {paths.lessons(), paths.solutions(), paths.root / "tests" / "wrong_turns",
                         paths.root / "tests" / "right_answers"};
  if (!answer.empty()) std::ranges::rotate(folders, folders.begin() + 1);
  return folders;
}

// Quoted: a blank, a comma or a colon in the path of the checkout would begin the next option.
std::string report_to(const fs::path& file) {
  const char quote = file.string().contains('\'') ? '"' : '\'';
  return "log_path=" + (quote + file.string() + quote);
}

// Sanitizers write to files of their own and end the program themselves, before Catch2's signal handlers hide
// the place. A check may take 1 GiB, so that a loop that only takes memory ends before the machine does.
std::string asan_options(const fs::path& scratch) {
  return report_to(scratch / "asan") +
         ":handle_segv=2:handle_sigbus=2:handle_sigfpe=2:handle_sigill=2:handle_abort=2:abort_on_error=0:"
         "exitcode=99:color=never:print_legend=0:detect_leaks=1:detect_stack_use_after_return=1:strict_"
         "string_checks=1"
         ":max_allocation_size_mb=1024:hard_rss_limit_mb=1024";
}

Command judge_command(const Paths& paths, const Exercise& exercise, const JudgeOptions& options,
                      const fs::path& scratch) {
  const std::string program = paths.executable(check_target(exercise, options.answer)).string();
  Command command{.arguments = {program, "--order", "decl", "--reporter", "console::out=/dev/null"},
                  .directory = scratch,
                  .limit = options.limit,
                  .stop = options.build.stop};
  command.environment = {{"COURSE_EVENTS", (scratch / "events").string()},
                         {"ASAN_OPTIONS", asan_options(scratch)},
                         {"UBSAN_OPTIONS", "print_stacktrace=1:color=never:" + report_to(scratch / "ubsan")}};
  if (options.seed) command.environment["COURSE_SEED"] = std::to_string(*options.seed);
  return command;
}

// The sanitizers' reports; each is a file "asan.<process>" or "ubsan.<process>".
std::string reports_in(const fs::path& scratch) {
  std::string reports;
  std::error_code none;
  for (const auto& entry : fs::directory_iterator(scratch, none)) {
    if (entry.path().filename().string().contains("san.")) reports += read_text(entry.path());
  }
  return reports;
}

bool is_full(const fs::path& folder) {
  std::error_code error;
  const auto space = fs::space(folder, error);
  return !error && space.available < 4096;
}

Verdict no_room(const Exercise& exercise, const Paths& paths) {
  Verdict verdict;
  verdict.id = exercise.id;
  verdict.problem = {"No file can be written here, nor in the folder for temporary files.",
                     "Free some disk space, or make " + paths.shown(paths.state()) + " writable."};
  return verdict;
}

}  // namespace

std::string check_target(const Exercise& exercise, std::string_view answer) {
  return "check-" + exercise.id + (answer.empty() ? "" : "-") + std::string(answer);
}

bool is_built(const Paths& paths, const Exercise& exercise, std::string_view answer) {
  std::error_code none;
  return fs::exists(paths.executable(check_target(exercise, answer)), none);
}

Verdict build_failure_verdict(const Exercise& exercise, const BuildResult& build,
                              const BuildOptions& options) {
  Verdict verdict;
  verdict.id = exercise.id;
  verdict.build_time = build.took;
  verdict.warnings = build.warnings;
  verdict.details = build.output;
  switch (build.end) {
    case BuildEnd::built:
    case BuildEnd::unusable:
      verdict.problem = build.problem;
      break;
    case BuildEnd::interrupted:
      verdict.kind = VerdictKind::interrupted;
      break;
    case BuildEnd::timed_out:
      verdict.kind = VerdictKind::does_not_compile;
      verdict.message = "The compiler was still at work after " +
                        counted(static_cast<std::size_t>(options.limit.count() / 1000), "second") + ".";
      break;
    case BuildEnd::failed:
      verdict.kind = VerdictKind::does_not_compile;
      verdict.message = build.error->message;
      verdict.place = build.error->place;
      verdict.source_line = build.error->source_line;
      verdict.further_errors = build.error->further;
  }
  return verdict;
}

Verdict judge(const Paths& paths, const Exercise& exercise, const JudgeOptions& options) {
  const BuildResult built = build(paths, {check_target(exercise, options.answer)}, options.build);
  if (built.end != BuildEnd::built) return build_failure_verdict(exercise, built, options.build);
  Verdict verdict = run_judge(paths, exercise, options);
  verdict.build_time = built.took;
  verdict.warnings = built.warnings;
  return verdict;
}

Verdict run_judge(const Paths& paths, const Exercise& exercise, const JudgeOptions& options) {
  const TemporaryDirectory scratch(paths.state());
  if (scratch.path().empty()) return no_room(exercise, paths);
  const ProcessResult ended = run_process(judge_command(paths, exercise, options, scratch.path()));
  const auto [printed, behaviour] = split_output(ended.output);
  const std::string report = reports_in(scratch.path()) + behaviour + split_output(ended.tail).report;
  const auto memory_error = summarise_report(report, code_judged(paths, options.answer));
  const JudgeRun told = read_events(read_text(scratch.path() / "events"));

  Verdict verdict =
      verdict_from(exercise, {.ended = ended, .run = told, .memory_error = memory_error, .report = report});
  // A run that could not write its end looks like one that has none.
  if (verdict.kind == VerdictKind::ended_early && is_full(scratch.path())) return no_room(exercise, paths);
  verdict.limit = options.limit;
  verdict.printed_bytes = ended.bytes;
  verdict.printed = printed;
  return verdict;
}

}  // namespace course

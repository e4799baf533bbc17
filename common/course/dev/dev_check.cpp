#include "course/dev/dev_check.hpp"

#include <algorithm>
#include <charconv>
#include <iostream>

#include "course/dev/file_rules.hpp"
#include "course/dev/hint_rules.hpp"
#include "course/dev/include_scan.hpp"
#include "course/dev/judge_answers.hpp"
#include "course/dev/starter_rules.hpp"
#include "course/dev/tag_rules.hpp"
#include "course/dev/text_rules.hpp"
#include "course/judge/build.hpp"
#include "course/os/interrupt.hpp"
#include "course/session/console.hpp"
#include "course/session/exit_codes.hpp"
#include "course/session/session.hpp"

namespace course {
namespace {

// The lesson that a person means by "3" or "03_verification"; 0 when there is none.
int lesson_number(Catalogue& catalogue, const std::string& text) {
  int number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return std::ranges::count(catalogue.numbers(), number) > 0 ? number : 0;
}

// The lessons to look at; a manifest that cannot be used is a finding.
std::vector<const Lesson*> read_lessons(Catalogue& catalogue, const std::vector<int>& numbers,
                                        FindingLog& log) {
  std::vector<const Lesson*> lessons;
  for (const int number : numbers) {
    const auto& lesson = catalogue.lesson(number);
    if (lesson) {
      lessons.push_back(&*lesson);
      log.record({});
    } else {
      // The manifest's own message starts with its place.
      log.record({{.place = "lesson " + std::to_string(number),
                   .what = lesson.error().what,
                   .mend = lesson.error().mend}});
    }
  }
  return lessons;
}

void check_sources(const Paths& paths, const Lesson& lesson, FindingLog& log) {
  log.record(check_files(paths, lesson));
  log.record(check_wrong_turns(paths, lesson));
  log.record(check_right_answers(paths, lesson));
  log.record(check_words(paths, lesson));
  for (const Exercise* exercise : lesson.steps()) {
    for (const auto rule : {check_tags, check_hints, check_reading, check_task_text, check_after_pass,
                            check_committed_starter}) {
      log.record(rule(paths, lesson, *exercise));
    }
  }
}

// Builds every answer; the first thing that does not compile is a finding.
bool build_answers(const Paths& paths, const std::vector<const Lesson*>& lessons, FindingLog& log) {
  std::vector<std::string> targets = {"solutions", "wrong_turns", "right_answers"};
  for (const Lesson* lesson : lessons) targets.push_back("lesson-" + std::to_string(lesson->number));
  const BuildResult result =
      build(paths, targets, {.tell = [](auto text) { std::cerr << text << std::endl; }});
  if (result.end == BuildEnd::built) return true;

  Finding finding{.place = paths.shown(paths.build),
                  .what = "the answers cannot be built: " + result.problem.what,
                  .mend = result.problem.mend};
  if (result.error) {
    if (result.error->place) {
      finding.place =
          place_of(paths, result.error->place->file, static_cast<std::size_t>(result.error->place->line));
    }
    finding.what = "does not compile, so nothing was judged: " + result.error->message;
  }
  log.record({finding});
  return false;
}

int tell_result(const FindingLog& log) {
  for (const Finding& finding : log.findings()) std::cout << to_line(finding) << '\n';
  std::cout << log.passed() << " passed, " << log.findings().size() << " failed" << std::endl;
  return log.findings().empty() ? exit_ok : exit_not_passed;
}

}  // namespace

int dev_check(Session& session, const DevCheckOptions& options) {
  std::vector<int> numbers = session.catalogue.numbers();
  if (!options.lessons.empty()) numbers.clear();
  for (const std::string& text : options.lessons) {
    numbers.push_back(lesson_number(session.catalogue, text));
    if (numbers.back() != 0) continue;
    return print_problem(session, {.what = "There is no lesson " + text + ".", .mend = "scripts/course list"},
                         exit_usage);
  }

  FindingLog log;
  const auto lessons = read_lessons(session.catalogue, numbers, log);
  log.record(check_includes(session.paths));
  for (const Lesson* lesson : lessons) check_sources(session.paths, *lesson, log);
  if (lessons.empty() || build_answers(session.paths, lessons, log)) {
    judge_answers(session.paths, lessons, log);
  }
  if (interrupted()) return exit_not_passed;
  return tell_result(log);
}

}  // namespace course

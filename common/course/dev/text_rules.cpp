#include "course/dev/text_rules.hpp"

#include <algorithm>

#include "course/dev/catch_test_cases.hpp"
#include "course/dev/markdown_anchors.hpp"
#include "course/dev/task_words.hpp"
#include "course/dev/unwanted_words.hpp"
#include "course/lesson/lesson_files.hpp"
#include "course/text/characters.hpp"
#include "course/text/terminal.hpp"
#include "course/text/text.hpp"

namespace course {
namespace {

// What is wrong with "README.md#anchor", seen from the lesson's folder; empty when nothing is.
std::string problem_of(const std::filesystem::path& folder, const std::string& reading) {
  const std::size_t hash = std::min(reading.find('#'), reading.size());
  const std::string file = reading.substr(0, hash);
  if (!std::filesystem::is_regular_file(folder / file)) return "there is no " + file;
  if (hash == reading.size()) return {};
  const auto anchors = anchors_in(read_text(folder / file));
  const std::string anchor = reading.substr(hash + 1);
  if (std::ranges::find(anchors, anchor) != anchors.end()) return {};
  return file + " has no heading with the anchor #" + anchor;
}

// What is wrong with the length of a text; empty when nothing is.
std::string too_long_or_missing(const std::string& text, std::size_t longest) {
  if (text.empty()) return "is missing";
  if (columns(text) <= longest) return {};
  return "has " + std::to_string(columns(text)) + " characters, more than " + std::to_string(longest);
}

// Adds the unwanted words in `text`, which begins in line `first` of `file`.
void add_unwanted_words(Findings& found, const Paths& paths, const std::filesystem::path& file,
                        std::string_view text, std::size_t first = 1) {
  for (const UnwantedWord& each : unwanted_words_in(text)) {
    found.push_back({.place = place_of(paths, file, first + each.line),
                     .what = "has the word \"" + std::string(each.word) + '"',
                     .mend = "better: " + std::string(each.better)});
  }
}

}  // namespace

Findings check_words(const Paths& paths, const Lesson& lesson) {
  const auto manifest = manifest_of(paths, lesson);
  const auto readme = manifest.parent_path() / "README.md";
  Findings found;
  add_unwanted_words(found, paths, manifest, read_text(manifest));
  add_unwanted_words(found, paths, readme, prose_after_story(read_text(readme)));
  for (const Exercise* exercise : lesson.steps()) {
    const auto judge = judge_of(paths, lesson, *exercise);
    for (const TestCase& check : test_cases_in(read_text(judge))) {
      add_unwanted_words(found, paths, judge, check.name, check.line);
    }
  }
  return found;
}

Findings check_reading(const Paths& paths, const Lesson& lesson, const Exercise& exercise) {
  const auto manifest = manifest_of(paths, lesson);
  const std::string json = read_text(manifest);
  Findings found;
  for (const Diagnosis& diagnosis : exercise.diagnoses) {
    const std::string problem = problem_of(manifest.parent_path(), diagnosis.read);
    if (problem.empty()) continue;
    const std::size_t line = line_of(json, {'"' + exercise.id + '"', '"' + diagnosis.tag + '"', "\"read\""});
    found.push_back({.place = place_of(paths, manifest, line),
                     .what = exercise.id + " [" + diagnosis.tag + "] sends learners nowhere: " + problem,
                     .mend = "write the heading or correct \"read\""});
  }
  return found;
}

Findings check_after_pass(const Paths& paths, const Lesson& lesson, const Exercise& exercise) {
  constexpr std::size_t longest_prevented = 300, longest_question = 200;
  const auto manifest = manifest_of(paths, lesson);
  const std::string member = exercise.kind == Kind::server ? "\"server\": {" : '"' + exercise.id + '"';
  const std::string place = place_of(paths, manifest, line_of(read_text(manifest), {member}));
  Findings found;
  const auto look_at = [&](const std::string& name, const std::string& text, std::size_t longest) {
    const std::string problem = too_long_or_missing(text, longest);
    if (problem.empty()) return;
    found.push_back({.place = place,
                     .what = "\"" + name + "\" of " + exercise.id + " " + problem,
                     .mend = "say in \"after\" what this prevents, and ask one open question"});
  };
  look_at("prevented", exercise.after.prevented, longest_prevented);
  look_at("question", exercise.after.question, longest_question);
  return found;
}

Findings check_task_text(const Paths& paths, const Lesson& lesson, const Exercise& exercise) {
  constexpr std::size_t most_words = 120;
  if (exercise.kind == Kind::server) return {};
  const auto file = starter_of(paths, lesson, exercise);
  const std::size_t words = task_words_in(read_text(file));
  if (words > 0 && words <= most_words) return {};
  return {{.place = place_of(paths, file, 1),
           .what = words == 0 ? "the task has no text"
                              : "the task has " + std::to_string(words) + " words, more than " +
                                    std::to_string(most_words),
           .mend = "say it in one short comment at the top; the README has room for the rest"}};
}

}  // namespace course

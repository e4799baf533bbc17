#include "course/session/session.hpp"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <chrono>
#include <iostream>
#include <optional>
#include <utility>

namespace course {
namespace {

std::chrono::sys_seconds system_seconds() {
  return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
}

// The number in "1", "01", "01_token_structure" or a path to that folder; nothing for an exercise.
std::optional<int> lesson_number(std::string_view text) {
  while (text.ends_with('/')) text.remove_suffix(1);
  text.remove_prefix(text.rfind('/') + 1);
  int number = 0;
  const auto end = std::from_chars(text.data(), text.data() + text.size(), number);
  if (end.ec != std::errc{}) return std::nullopt;
  const std::string_view rest(end.ptr, text.data() + text.size());
  return rest.empty() || rest.starts_with('_') ? std::optional(number) : std::nullopt;
}

// What a check of the whole lesson judges. A lab is checked by attacking.
std::vector<const Exercise*> exercises_and_server(const Lesson& lesson) {
  auto steps = lesson.steps();
  std::erase_if(steps, [](const Exercise* each) { return each->kind == Kind::lab; });
  return steps;
}

}  // namespace

bool is_place(std::string_view word) {
  if (word.contains('/') || word.ends_with(".cpp")) return !word.starts_with('-');
  if (word.starts_with("lab")) word.remove_prefix(3);
  return !word.empty() && word[0] >= '0' && word[0] <= '9';
}

Session::Session(Paths where, Terminal how) : paths(std::move(where)), catalogue(paths), terminal(how) {}

Progress& Session::progress() {
  if (!progress_) {
    progress_ = std::make_unique<Progress>(paths.state() / "progress.json", system_seconds);
    if (!std::filesystem::exists(paths.state() / "progress.json") &&
        std::filesystem::exists(paths.state() / "progress.db"))
      std::cerr
          << "Progress is kept in another file now. scripts/course check all finds again what passes.\n";
    if (progress_->save_error()) std::cerr << *progress_->save_error() << "\n";
  }
  return *progress_;
}

const Exercise* Session::next_open(const Exercise* after) {
  bool reached = after == nullptr;
  for (const Lesson* lesson : catalogue.lessons()) {
    for (const Exercise* each : lesson->steps()) {
      reached = reached || each == after;
      if (reached && !progress().of(each->id).passed_at) return each;
    }
  }
  return nullptr;
}

const Exercise* Session::here() {
  if (const auto place = progress().place()) {
    const auto found = catalogue.find(*place);
    if (found) return progress().of((*found)->id).passed_at && next_open(*found) ? next_open(*found) : *found;
  }
  if (const Exercise* open = next_open()) return open;
  const auto lessons = catalogue.lessons();
  return lessons.empty() || lessons.back()->steps().empty() ? nullptr : lessons.back()->steps().back();
}

std::expected<std::vector<const Exercise*>, Problem> Session::select(std::string_view text) {
  if (text == "all") {
    std::vector<const Exercise*> all;
    for (const Lesson* lesson : catalogue.lessons())
      std::ranges::copy(exercises_and_server(*lesson), std::back_inserter(all));
    return all;
  }
  if (const auto number = lesson_number(text)) {
    const auto& lesson = catalogue.lesson(*number);
    if (!lesson) return std::unexpected(lesson.error());
    return exercises_and_server(*lesson);
  }
  const auto one = select_one(text);
  if (!one) return std::unexpected(one.error());
  return std::vector{*one};
}

std::expected<const Exercise*, Problem> Session::select_one(std::string_view text) {
  if (!text.empty()) return catalogue.find(text);
  if (const Exercise* place = here()) return place;
  const auto problems = catalogue.problems();
  if (!problems.empty()) return std::unexpected(problems.front());
  return std::unexpected(Problem{"There is no lesson here.", "git checkout -- lessons brings them back."});
}

std::expected<const Exercise*, Problem> Session::select_place(std::string_view text) {
  const auto number = lesson_number(text);
  if (!number) return select_one(text);
  const auto& lesson = catalogue.lesson(*number);
  if (!lesson) return std::unexpected(lesson.error());
  const auto steps = lesson->steps();
  const auto open = std::ranges::find_if_not(
      steps, [this](const Exercise* each) { return progress().of(each->id).passed_at.has_value(); });
  if (open != steps.end()) return *open;
  return steps.empty() ? select_one("") : steps.front();
}

}  // namespace course

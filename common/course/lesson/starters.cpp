#include "course/lesson/starters.hpp"

#include <algorithm>
#include <filesystem>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

#include "course/lesson/lesson_files.hpp"
#include "course/os/git.hpp"
#include "course/text/text.hpp"

namespace course {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view hole_sign = "course::todo(\"";
constexpr std::size_t most_commits = 200;

std::string hole_of(const Exercise& exercise) { return std::string(hole_sign) + exercise.id + "\""; }

bool has_hole(std::string_view text, const Exercise& exercise) { return text.contains(hole_of(exercise)); }

fs::path kept_folder(const Paths& paths, std::string_view lesson) {
  return paths.state() / "starters" / lesson;
}

// Copies the files that have a hole; all of them appear at once, so that a kill leaves no half of a set.
void keep_lesson(const fs::path& lesson, const fs::path& kept) {
  std::error_code error;
  const fs::path half = kept.string() + ".half";
  fs::remove_all(half, error);
  fs::create_directories(half, error);
  for (const auto& entry : fs::recursive_directory_iterator(lesson, error)) {
    if (entry.path().extension() != ".cpp" || !read_text(entry.path()).contains(hole_sign)) continue;
    const fs::path copy = half / entry.path().lexically_relative(lesson);
    fs::create_directories(copy.parent_path(), error);
    fs::copy_file(entry.path(), copy, error);
    if (error) return;
  }
  fs::rename(half, kept, error);
}

// The newest committed text of `file` in which the hole is still open; empty if there is none, or no git.
std::string committed(const Paths& paths, const std::string& file, const Exercise& exercise) {
  // The full history: a merge that kept the learner's file would hide the side that brought a new starter.
  const std::string commits = git(paths.root, {"log", "--full-history", "--format=%H", "-n",
                                               std::to_string(most_commits), "--", file})
                                  .value_or("");
  for (const std::string_view commit : lines_of(commits)) {
    auto text = git(paths.root, {"show", std::string(commit) + ":" + file});
    if (text && has_hole(*text, exercise)) return *std::move(text);
  }
  return {};
}

}  // namespace

void back_up_starters(const Paths& paths) {
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(paths.lessons(), error)) {
    const fs::path kept = kept_folder(paths, entry.path().filename().string());
    if (entry.is_directory(error) && !fs::exists(kept, error)) keep_lesson(entry.path(), kept);
  }
}

std::expected<std::string, Problem> starter_text(const Paths& paths, const Lesson& lesson,
                                                 const Exercise& exercise) {
  const std::string file = paths.shown(starter_of(paths, lesson, exercise));
  std::string text = committed(paths, file, exercise);
  if (!text.empty()) return text;
  text = read_text(kept_folder(paths, lesson.name) / exercise.source());
  if (has_hole(text, exercise)) return text;
  return std::unexpected(
      Problem{"The untouched " + file + " is neither in git nor kept under .course/starters.",
              "Copy it from a fresh download of the course."});
}

std::optional<SourceLocation> untouched_hole(const Paths& paths, const Lesson& lesson,
                                             const Exercise& exercise) {
  const fs::path file = paths.lessons() / lesson.name / exercise.source();
  const std::string text = read_text(file);
  if (!has_hole(text, exercise)) return std::nullopt;
  if (text != read_text(kept_folder(paths, lesson.name) / exercise.source())) return std::nullopt;
  const auto lines = std::ranges::count(text.substr(0, text.find(hole_of(exercise))), '\n');
  return SourceLocation{.file = file.string(), .line = static_cast<int>(lines) + 1};
}

}  // namespace course

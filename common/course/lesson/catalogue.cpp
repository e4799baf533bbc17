#include "course/lesson/catalogue.hpp"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <filesystem>
#include <system_error>
#include <utility>

#include "course/lesson/manifest.hpp"
#include "course/text/closest_match.hpp"

namespace course {
namespace {

namespace fs = std::filesystem;

// The number that `text` starts with; 0 if it starts with none.
int leading_number(std::string_view text) {
  int number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

bool is_lesson_folder(const fs::path& folder) {
  const std::string name = folder.filename().string();
  return name.size() > 3 && std::isdigit(name[0]) != 0 && std::isdigit(name[1]) != 0 && name[2] == '_';
}

// "lessons/01_token_structure/split_token.cpp" -> "split_token".
std::string stem_of(std::string_view text) {
  const fs::path file = fs::path{text}.filename();
  return file.extension() == ".cpp" || file.extension() == ".hpp" ? file.stem() : file;
}

// The lesson that an id belongs to: 1 for "1.4" and "lab1b"; 0 when the id does not say.
int lesson_named_in(std::string_view id) { return leading_number(id.starts_with("lab") ? id.substr(3) : id); }

bool is_meant(const Exercise& exercise, std::string_view text, const std::string& stem) {
  return exercise.id == text || (exercise.file == stem && exercise.kind != Kind::server);
}

}  // namespace

Catalogue::Catalogue(Paths paths) : paths_(std::move(paths)) {
  std::error_code none;
  for (const auto& entry : fs::directory_iterator(paths_.lessons(), none)) {
    if (!entry.is_directory(none) || !is_lesson_folder(entry.path())) continue;
    folders_.emplace(leading_number(entry.path().filename().string()), entry.path());
  }
}

std::vector<int> Catalogue::numbers() const {
  std::vector<int> all;
  for (const auto& [number, folder] : folders_) all.push_back(number);
  return all;
}

const std::expected<Lesson, Problem>& Catalogue::lesson(int number) {
  if (const auto found = read_.find(number); found != read_.end()) return found->second;
  const auto folder = folders_.find(number);
  if (folder == folders_.end()) {
    const Problem none{"There is no lesson " + std::to_string(number) + ".",
                       "scripts/course list shows the lessons there are."};
    return read_.emplace(number, std::unexpected(none)).first->second;
  }
  const std::string where = paths_.shown(folder->second / "lesson.json");
  return read_.emplace(number, read_manifest(folder->second, where)).first->second;
}

std::vector<const Lesson*> Catalogue::lessons() {
  std::vector<const Lesson*> all;
  for (const int number : numbers()) {
    if (const auto& read = lesson(number)) all.push_back(&*read);
  }
  return all;
}

std::vector<Problem> Catalogue::problems() {
  std::vector<Problem> all;
  for (const int number : numbers()) {
    if (const auto& read = lesson(number); !read) all.push_back(read.error());
  }
  return all;
}

std::expected<const Exercise*, Problem> Catalogue::find(std::string_view text) {
  const std::string stem = stem_of(text);
  const int named = lesson_named_in(text);
  if (folders_.contains(named)) {
    const auto& read = lesson(named);
    if (!read) return std::unexpected(read.error());
    for (const Exercise* exercise : read->steps()) {
      if (is_meant(*exercise, text, stem)) return exercise;
    }
    return std::unexpected(unknown(text));
  }
  for (const Lesson* each : lessons()) {
    for (const Exercise* exercise : each->steps()) {
      if (is_meant(*exercise, text, stem)) return exercise;
    }
  }
  return std::unexpected(unknown(text));
}

const Lesson& Catalogue::lesson_of(const Exercise& exercise) { return *lesson(exercise.lesson); }

Problem Catalogue::unknown(std::string_view text) {
  std::vector<std::string> known;
  for (const Lesson* each : lessons()) {
    for (const Exercise* exercise : each->steps()) {
      known.push_back(exercise->id);
      if (exercise->kind != Kind::server) known.push_back(exercise->file);
    }
  }
  Problem problem{"There is no exercise '" + std::string(text) + "'.", "scripts/course list shows them all."};
  const auto near = closest_matches(stem_of(text), known);
  for (const std::string& each : near) problem.mend += (&each == near.data() ? " Near to it: " : ", ") + each;
  if (!near.empty()) problem.mend += ".";
  return problem;
}

}  // namespace course

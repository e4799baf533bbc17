#pragma once

#include <expected>
#include <memory>
#include <string_view>
#include <vector>

#include "course/lesson/catalogue.hpp"
#include "course/lesson/lesson.hpp"
#include "course/lesson/paths.hpp"
#include "course/progress/progress.hpp"
#include "course/text/problem.hpp"
#include "course/text/terminal.hpp"

namespace course {

// Whether a command line that begins with `word` opens the course at a place, instead of naming a command:
// "2", "2.3", "lab2", a path.
bool is_place(std::string_view word);

// What every command works on. Whatever costs time is opened when it is first asked for.
struct Session {
  Session(Paths where, Terminal how);

  // The learner's progress, in .course/progress.json.
  Progress& progress();

  // Where the learner is: the place looked at last, if it is still open; else the first that is open; else
  // the last. Nothing when no lesson can be read.
  const Exercise* here();
  // The first exercise, server or lab, in course order from `after` on, that has not passed yet.
  const Exercise* next_open(const Exercise* after = nullptr);

  // What a person means by `text`: an id or file, a lesson (its number or folder: exercises and server),
  // "all" (those of every lesson), or nothing (where the learner is).
  std::expected<std::vector<const Exercise*>, Problem> select(std::string_view text);
  // The same for one: an id or file name, or nothing.
  std::expected<const Exercise*, Problem> select_one(std::string_view text);
  // Where to go on when `text` was asked for: as select_one, and for a lesson its first step that is open, or
  // its first.
  std::expected<const Exercise*, Problem> select_place(std::string_view text);

  Paths paths;
  Catalogue catalogue;
  Terminal terminal;
  bool interactive = false;  // A person sits at the terminal and can answer a question.

 private:
  std::unique_ptr<Progress> progress_;
};

}  // namespace course

#pragma once

#include <expected>
#include <map>
#include <string_view>
#include <vector>

#include "course/lesson/lesson.hpp"
#include "course/lesson/paths.hpp"
#include "course/text/problem.hpp"

namespace course {

// The lessons of a checkout: folders lessons/NN_name. A manifest is read when it is first asked for, so that
// a verdict on lesson 1 costs nothing for lessons 2 to 7, and a broken manifest stops its own lesson only.
// References and pointers stay valid as long as the catalogue lives. Not thread-safe.
class Catalogue {
 public:
  explicit Catalogue(Paths paths);

  // The numbers of all lessons, ascending.
  std::vector<int> numbers() const;

  // Lesson `number`, or why it cannot be used.
  const std::expected<Lesson, Problem>& lesson(int number);

  // All lessons that can be used, in order. The others are in problems() afterwards.
  std::vector<const Lesson*> lessons();
  std::vector<Problem> problems();

  // The exercise, server or lab that a person means by `text`: "1.4", "base64url_decode" (also with .cpp, or
  // as a path), "1.server", "lab1". A wrong one gets the nearest right ones suggested.
  std::expected<const Exercise*, Problem> find(std::string_view text);

  const Lesson& lesson_of(const Exercise& exercise);

 private:
  Problem unknown(std::string_view text);

  Paths paths_;
  std::map<int, std::filesystem::path> folders_;
  std::map<int, std::expected<Lesson, Problem>> read_;
};

}  // namespace course

#pragma once

#include <string>
#include <string_view>

#include "course/lesson/paths.hpp"
#include "temporary_folder.hpp"

// A checkout with one lesson of two exercises, a server and a lab. Its build folder is real to Ninja, and its
// judges are shell scripts that write the events of their choice.
class FakeCheckout {
 public:
  // In a temporary folder, or in one called `name` inside it.
  explicit FakeCheckout(const std::string& name = "");

  const course::Paths& paths() const { return paths_; }
  const TemporaryFolder& folder() const { return folder_; }

  // Makes `script` the judge that target `target` builds ("check-1.1").
  void judge(const std::string& target, const std::string& script) const;
  // A judge that runs to its end, with one passed check for each tag.
  void passing_judge(const std::string& target, const std::string& id, std::string_view tags) const;

  // Adds lesson 2, with one exercise 2.1 that passes. Building it runs the shell command `build`.
  void add_lesson_2(const std::string& build) const;

  // The learner's file of exercise 1.1, relative to the checkout.
  static constexpr const char* hole = "lessons/01_first_steps/count.cpp";
  static constexpr const char* starter = "int count() {\n  course::todo(\"1.1\");\n}\n";

 private:
  TemporaryFolder folder_;
  course::Paths paths_;
};

// A line for a judge's script that writes `event` (JSON without quotes of its own in it) to COURSE_EVENTS.
std::string event(std::string_view json);

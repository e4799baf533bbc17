#pragma once

#include <span>
#include <string>

#include "course/lesson/catalogue.hpp"

namespace CLI {
class App;
}

namespace course {

// A shell that can complete what a learner types behind scripts/course.
struct CompletedShell {
  std::string name;
  std::string switched_on;  // The line that does it.
  // What that line reads: a function in the shell's language, made of the commands and options of `app` and
  // the exercises of the catalogue.
  std::string (*script)(const CLI::App& app, Catalogue& catalogue);
};
std::span<const CompletedShell> completed_shells();

}  // namespace course

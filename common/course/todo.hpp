#pragma once

#include <source_location>

#include "base/not_implemented.hpp"

namespace course {

using base::NotImplemented;

// An exercise number such as "1.4", together with the place that names it.
struct Hole {
  // NOLINTNEXTLINE(google-explicit-constructor): a literal in a call to todo() is meant to convert.
  consteval Hole(const char* id, std::source_location place = std::source_location::current())
      : exercise(id), where(place) {}

  const char* exercise;
  std::source_location where;
};

// Marks the place where the learner's code goes. Always throws NotImplemented. The arguments are
// only there so that an unsolved exercise compiles without "unused parameter" warnings.
[[noreturn]] void todo(Hole hole, const auto&...) { throw NotImplemented(hole.exercise, hole.where); }

}  // namespace course

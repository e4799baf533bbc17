#pragma once

#include <expected>
#include <string>

#include "course/session/session.hpp"

namespace course {

struct SolutionOptions {
  std::string id;
  bool yes = false;
};
// Prints the solution; asks first if the exercise has not passed.
int solution(Session& session, const SolutionOptions& options);

// The file that answers `exercise`, below a line with its name.
std::expected<std::string, Problem> solution_text(Session& session, const Exercise& exercise);

}  // namespace course

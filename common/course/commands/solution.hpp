#pragma once

#include <string>

#include "course/session/session.hpp"

namespace course {

struct SolutionOptions {
  std::string id;
  bool yes = false;
};
// Prints the solution; asks first if the exercise has not passed.
int solution(Session& session, const SolutionOptions& options);

}  // namespace course

#include "course/session/console.hpp"

#include <iostream>
#include <string>

#include "base/ascii.hpp"
#include "course/text/line_folding.hpp"

namespace course {

int print_problem(const Session& session, const Problem& problem, int code) {
  std::cerr << wrapped(problem.what, session.terminal.width(), 0);
  if (!problem.mend.empty()) std::cerr << wrapped(problem.mend, session.terminal.width(), 2);
  return code;
}

bool confirm(const Session& session, const std::string& question) {
  if (!session.interactive) return false;
  std::cout << question << " [y/N] " << std::flush;
  std::string answer;
  std::getline(std::cin, answer);
  answer = base::to_lower(answer);
  return answer == "y" || answer == "yes";
}

}  // namespace course

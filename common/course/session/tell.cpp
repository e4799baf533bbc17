#include <algorithm>
#include <cctype>
#include <iostream>
#include <string>

#include "course/session/commands.hpp"

namespace course {

int tell(const Session& session, const Problem& problem, int code) {
  std::cerr << wrapped(problem.what, session.terminal.width(), 0);
  if (!problem.mend.empty()) std::cerr << wrapped(problem.mend, session.terminal.width(), 2);
  return code;
}

bool confirmed(const Session& session, const std::string& question) {
  if (!session.asks) return false;
  std::cout << question << " [y/N] " << std::flush;
  std::string answer;
  std::getline(std::cin, answer);
  std::ranges::transform(answer, answer.begin(),
                         [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return answer == "y" || answer == "yes";
}

}  // namespace course

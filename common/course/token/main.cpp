// The program behind `scripts/course token`: apart from the runner, because it stands on the whole of
// common/jwt.
#include <iostream>
#include <string>
#include <vector>

#include "course/token/token_command.hpp"

int main(int argc, char* argv[]) {
  const std::vector<std::string> arguments(argv + 1, argv + argc);
  return course::run_token_command(arguments, std::cin, std::cout, std::cerr);
}

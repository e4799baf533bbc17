// The program behind `scripts/course token`: apart from the runner, because it stands on the whole of
// common/jwt.
#include <iostream>
#include <optional>
#include <string>
#include <unistd.h>
#include <vector>

#include "course/token/token_command.hpp"

int main(int argc, char* argv[]) {
  const std::vector<std::string> arguments(argv + 1, argv + argc);
  std::optional<course::Terminal> terminal;
  if (isatty(STDOUT_FILENO) == 1) terminal = course::Terminal::of_stdout();
  return course::run_token_command(arguments, std::cin, std::cout, std::cerr, terminal);
}

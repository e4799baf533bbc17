// The token tool as a program of its own: foreign libraries sign for it and verify what it signs.
#include <exception>
#include <iostream>
#include <string>
#include <vector>

#include "course/token_command.hpp"

int main(int argc, char* argv[]) {
  try {
    const std::vector<std::string> arguments(argv + 1, argv + argc);
    return course::run_token_command(arguments, std::cin, std::cout, std::cerr);
  } catch (const std::exception& problem) {
    std::cerr << problem.what() << "\n";
    return 3;
  }
}

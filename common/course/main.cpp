// The program behind scripts/course.
#include <string>
#include <vector>

#include "course/command_line/command_line.hpp"
#include "course/os/interrupt.hpp"

int main(int argc, char* argv[]) {
  course::catch_interrupts();
  return course::run_command_line({argv + 1, argv + argc});
}

#pragma once

#include <string>
#include <vector>

namespace course {

// Does what the words behind `scripts/course` say, in the checkout that find_paths() finds. Returns the exit
// code; troubles go to stderr. Throws nothing.
int run_command_line(std::vector<std::string> words);

}  // namespace course

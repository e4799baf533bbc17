#pragma once

#include <map>
#include <string>
#include <vector>

// What run_process() prepares before it forks.
namespace course {

// Where execvp would find `program`; as it is if nowhere.
std::string found_on_path(const std::string& program);

// "NAME=value" for everything in our environment, with `changes` on top; an empty value takes a name away.
std::vector<std::string> environment_with(const std::map<std::string, std::string>& changes);

// For execve: pointers into `texts`, and a null at the end.
std::vector<char*> to_argv(std::vector<std::string>& texts);

}  // namespace course

#include "course/session/exec_program.hpp"

#include <cerrno>
#include <filesystem>
#include <iostream>
#include <system_error>
#include <unistd.h>

#include "course/judge/build.hpp"
#include "course/os/exec_arguments.hpp"
#include "course/session/console.hpp"

namespace course {

Problem exec_program(const std::string& program, const std::vector<std::string>& arguments) {
  std::vector<std::string> words{program};
  words.insert(words.end(), arguments.begin(), arguments.end());
  execv(program.c_str(), to_argv(words).data());
  return {program + " could not be started: " + std::generic_category().message(errno) + ".",
          "scripts/course doctor tells what is missing."};
}

int exec_subprogram(const Session& session, const std::string& target,
                    const std::vector<std::string>& arguments, int failure) {
  const auto program = session.paths.executable(target);
  if (!std::filesystem::exists(program)) std::cerr << "Building this part of the runner, once…" << std::endl;
  const auto built = build(session.paths, {target});
  if (built.end == BuildEnd::interrupted) return failure;
  if (built.end != BuildEnd::built) {
    const Problem broken{target + " could not be built; its files are in common/.", built.output};
    return print_problem(session, built.problem.what.empty() ? broken : built.problem, failure);
  }
  return print_problem(session, exec_program(program.string(), arguments), failure);
}

}  // namespace course

#include "course/session/become.hpp"

#include <cerrno>
#include <filesystem>
#include <iostream>
#include <system_error>
#include <unistd.h>

#include "course/judge/build.hpp"
#include "course/session/commands.hpp"

namespace course {

Problem become(const std::string& program, const std::vector<std::string>& arguments) {
  std::vector<std::string> words{program};
  words.insert(words.end(), arguments.begin(), arguments.end());
  std::vector<char*> pointers;
  for (std::string& word : words) pointers.push_back(word.data());
  pointers.push_back(nullptr);
  execv(program.c_str(), pointers.data());
  return {program + " could not be started: " + std::generic_category().message(errno) + ".",
          "scripts/course doctor tells what is missing."};
}

int become_part(const Session& session, const std::string& target, const std::vector<std::string>& arguments,
                int failure) {
  const auto program = session.paths.executable(target);
  if (!std::filesystem::exists(program)) std::cerr << "Building this part of the runner, once…" << std::endl;
  const auto built = build(session.paths, {target});
  if (built.end == BuildEnd::interrupted) return failure;
  if (built.end != BuildEnd::built) {
    const Problem broken{target + " could not be built; its files are in common/.", built.output};
    return tell(session, built.problem.what.empty() ? broken : built.problem, failure);
  }
  return tell(session, become(program.string(), arguments), failure);
}

}  // namespace course

#include "course/os/git.hpp"

#include <cstddef>
#include <utility>

#include "course/os/process.hpp"

namespace course {

std::optional<std::string> git(const std::filesystem::path& checkout, std::vector<std::string> arguments) {
  arguments.insert(arguments.begin(), {"git", "-C", checkout.string()});
  ProcessResult ended =
      run_process({.arguments = std::move(arguments), .kept_output = std::size_t{1024} * 1024});
  if (!ended.succeeded()) return std::nullopt;
  return std::move(ended.output);
}

}  // namespace course

#pragma once

// The token tool as its tests call it: what it says, on a terminal or in a pipe.
#include <fstream>
#include <optional>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "course/text/terminal.hpp"
#include "course/token/token_command.hpp"
#include "temporary_folder.hpp"

struct Output {
  int exit_code;
  std::string out, err;
};

inline Output run_token(const std::vector<std::string>& arguments, const std::string& input = "",
                        const std::optional<course::Terminal>& terminal = std::nullopt) {
  std::istringstream in(input);
  std::ostringstream out, err;
  const int exit_code = course::run_token_command(arguments, in, out, err, terminal);
  return {.exit_code = exit_code, .out = out.str(), .err = err.str()};
}

// A folder with files for the tool.
class Desk {
 public:
  std::string path(const std::string& name) const { return (folder_.path() / name).string(); }
  std::string put(const std::string& name, std::string_view text) const {
    std::ofstream(path(name), std::ios::binary) << text;
    return path(name);
  }

 private:
  TemporaryFolder folder_;
};

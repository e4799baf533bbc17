#pragma once

#include <expected>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "web/options.hpp"

namespace program {

// An argument of one server that others have not: {"--db", "PATH", "Where the tasks are stored"}. Without a
// name for its value it takes none: {"--seed", "", "Put alice, bob and carol in"}.
struct ExtraArgument {
  std::string name;
  std::string value_name;
  std::string help;
};

struct Arguments {
  web::Options options;
  // By name, as often as they were given; empty where none is taken. The last one counts, unless all do.
  std::multimap<std::string, std::string> extra{};

  // The last value of an argument; std::nullopt if it was not given.
  std::optional<std::string> value(const std::string& name) const;
  // All its values, in their order.
  std::vector<std::string> values(const std::string& name) const;
};

// What a server does instead of serving: text for the terminal and the exit code of the process.
struct EarlyExit {
  std::string text;
  int exit_code;
};

// Reads --host, --port, --log, --tls and --help, and the extra arguments, over the defaults in `options`.
std::expected<Arguments, EarlyExit> read_arguments(const web::Options& options,
                                                   const std::vector<ExtraArgument>& extra, int argc,
                                                   char** argv);

}  // namespace program

// The echo app as a process of its own, for tests of program::run; with "--second PORT" once more on another
// port.
#include <cstdlib>

#include "echo_app.hpp"
#include "program/run.hpp"

int main(int argc, char** argv) {
  const auto arguments =
      program::read_arguments({.port = 8000}, {{"--second", "PORT", "listen there, too"}}, argc, argv);
  const auto second = arguments ? arguments->value("--second") : std::nullopt;
  if (!second) return program::run(echo_app(), {.port = 8000}, argc, argv);
  auto options = arguments->options;
  options.port = std::atoi(second->c_str());
  return program::run(
      {{.app = echo_app(), .options = arguments->options}, {.app = echo_app(), .options = options}});
}

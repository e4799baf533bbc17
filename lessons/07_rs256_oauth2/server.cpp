// Lesson 7's two servers in one process: an authorization server on port 8007 and Taskboard on port 8017.
#include <cstdio>
#include <exception>

#include "hosted_servers.hpp"

int main(int argc, char* argv[]) try {
  const auto settings = lesson::read_settings(argc, argv);
  if (!settings) return program::print(settings.error());
  return program::run({lesson::host_authorization_server(*settings), lesson::host_taskboard(*settings)});
} catch (const std::exception& error) {
  std::fprintf(stderr, "%s\n", error.what());
  return 1;
}

// The main of every test executable.
//
// COURSE_SEED, when set, becomes Catch2's seed: a randomised failure can be met again. A secret of a test in
// the log of a server fails the run, whatever the tests say (log_scan.hpp).
#include <cstdlib>
#include <iostream>

#include <catch2/catch_session.hpp>

#include "log_scan.hpp"

int main(int argc, char* argv[]) {
  Catch::Session session;
  const int unusable = session.applyCommandLine(argc, argv);
  if (unusable != 0) return unusable;
  if (const char* seed = std::getenv("COURSE_SEED")) {
    session.configData().rngSeed = static_cast<std::uint32_t>(std::strtoul(seed, nullptr, 10));
  }
  const int failed = session.run();
  const auto leaks = log_scan().leaks();
  for (const auto& leak : leaks) std::cerr << "A log holds a secret of a test: " << leak << '\n';
  return failed == 0 && !leaks.empty() ? 1 : failed;
}

// The main of every test executable.
//
// COURSE_SEED, when set, becomes Catch2's seed: a randomised failure can be met again.
#include <cstdlib>

#include <catch2/catch_session.hpp>

int main(int argc, char* argv[]) {
  Catch::Session session;
  const int unusable = session.applyCommandLine(argc, argv);
  if (unusable != 0) return unusable;
  if (const char* seed = std::getenv("COURSE_SEED")) {
    session.configData().rngSeed = static_cast<std::uint32_t>(std::strtoul(seed, nullptr, 10));
  }
  return session.run();
}

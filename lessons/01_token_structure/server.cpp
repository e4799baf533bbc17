// The Token inspector, on port 8001.
#include <chrono>

#include "program/run.hpp"
#include "routes.hpp"

namespace {

std::int64_t system_seconds() {
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  return std::chrono::duration_cast<std::chrono::seconds>(now).count();
}

}  // namespace

int main(int argc, char* argv[]) {
  return program::run(lesson::token_inspector(system_seconds), {.port = 8001}, argc, argv);
}

// The Token inspector, on port 8001.
#include <chrono>

#include "routes.hpp"
#include "web/run.hpp"

namespace {

std::int64_t system_seconds() {
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  return std::chrono::duration_cast<std::chrono::seconds>(now).count();
}

}  // namespace

int main(int argc, char* argv[]) {
  return web::run(lesson::token_inspector(system_seconds), {.port = 8001}, argc, argv);
}

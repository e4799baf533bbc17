// The Login desk, on port 8002. Its key comes from JWT_SECRET; with a weak key it does not start.
#include <cstdlib>
#include <exception>
#include <iostream>

#include "program/run.hpp"
#include "routes.hpp"
#include "signing_key.hpp"
#include "taskboard_desk.hpp"

namespace {

std::chrono::sys_seconds system_time() {
  return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
}

}  // namespace

int main(int argc, char* argv[]) try {
  const char* const secret = std::getenv(lesson::secret_variable);
  auto key = lesson::signing_key(secret);
  if (!key) {
    std::cerr << key.error() << '\n';
    return 1;
  }
  if (secret == nullptr)
    std::cerr << lesson::secret_variable << " is not set: a random key, for this run only\n";
  return program::run(lesson::login_desk(lesson::taskboard_desk(std::move(*key)), system_time),
                      {.port = 8002}, argc, argv);
} catch (const std::exception& error) {
  // Exercise 2.6 is still open, for instance: without a key the server does not start.
  std::cerr << error.what() << '\n';
  return 1;
}

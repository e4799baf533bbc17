// The gate, on port 8003. Its key comes from JWT_SECRET; without that it makes a key and a token to try.
#include <cstdlib>
#include <iostream>

#include "base/course_clock.hpp"
#include "gate_key.hpp"
#include "program/course_clock.hpp"
#include "program/run.hpp"
#include "routes.hpp"

int main(int argc, char* argv[]) {
  auto arguments = program::read_arguments({.port = 8003}, {}, argc, argv);
  if (!arguments) return program::print(arguments.error());
  program::follow_course_clock(arguments->options);
  const char* const secret = std::getenv(lesson::secret_variable);
  auto key = lesson::gate_key(secret);
  if (!key) {
    std::cerr << key.error() << '\n';
    return 1;
  }
  const lesson::Policy policy{.expected = {.issuer = "https://login.example", .audience = "taskboard"},
                              .leeway = 30};
  if (secret == nullptr) {
    std::cerr << lesson::secret_variable << " is not set: a random key, for this run only. A token to try:\n"
              << "  TOKEN=" << lesson::token_to_try(*key, policy, base::course_seconds()) << '\n';
  }
  auto app = lesson::the_gate({.key = std::move(*key), .policy = policy, .now = base::course_seconds});
  return program::run(app, arguments->options);
}

// Taskboard with sessions, on port 8005. Its secrets come from the environment; a weak one keeps it closed.
#include <cstdlib>
#include <iostream>
#include <stdexcept>
#include <utility>

#include "routes.hpp"
#include "taskboard_api/secrets.hpp"
#include "taskboard_api/serve.hpp"

namespace {

// What `read` makes of the environment variable. Throws std::runtime_error with words for the terminal.
template <typename Read>
auto secret(const char* variable, const Read& read) {
  const char* const value = std::getenv(variable);
  if (value == nullptr) std::cerr << variable << " is not set: a random one, for this run only\n";
  auto made = read(value);
  if (!made) throw std::runtime_error(made.error());
  return std::move(*made);
}

web::App make_app(const std::shared_ptr<store::Pool>& pool) {
  using namespace taskboard_api;  // NOLINT(google-build-using-namespace): one function, four names of it.
  auto key = secret(signing_key_variable, signing_key);
  return lesson::taskboard_app({.pool = pool,
                                .passwords = std::make_shared<const taskboard::Passwords>(),
                                .key = std::move(key),
                                .metrics_key = secret(metrics_key_variable, metrics_key)});
}

}  // namespace

int main(int argc, char* argv[]) {
  return taskboard_api::serve({.port = 8005, .database = "taskboard-5.db"}, argc, argv, make_app);
}

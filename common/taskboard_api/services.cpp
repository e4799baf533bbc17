#include "taskboard_api/services.hpp"

#include <cstdio>
#include <cstdlib>
#include <stdexcept>
#include <utility>

#include "taskboard_api/secrets.hpp"

namespace taskboard_api {
namespace {

// What `read` makes of the environment variable.
template <typename Read>
auto secret(const char* variable, const Read& read) {
  const char* const value = std::getenv(variable);
  if (value == nullptr) std::fprintf(stderr, "%s is not set: a random one, for this run only\n", variable);
  auto made = read(value);
  if (!made) throw std::runtime_error(made.error());
  return std::move(*made);
}

}  // namespace

Services services_from_environment(const std::shared_ptr<store::Pool>& pool) {
  return {.pool = pool,
          .passwords = std::make_shared<const taskboard::Passwords>(),
          .key = secret(signing_key_variable, signing_key),
          .metrics_key = secret(metrics_key_variable, metrics_key)};
}

}  // namespace taskboard_api

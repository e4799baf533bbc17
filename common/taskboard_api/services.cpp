#include "taskboard_api/services.hpp"

#include <cstdio>
#include <cstdlib>
#include <stdexcept>
#include <utility>

#include "base/course_clock.hpp"
#include "taskboard_api/secrets.hpp"

namespace taskboard_api {
namespace {

// Nothing, and a line on standard error, if the variable is not set.
const char* value_of(const char* variable) {
  const char* const value = std::getenv(variable);
  if (value == nullptr) std::fprintf(stderr, "%s is not set: a random one, for this run only\n", variable);
  return value;
}

}  // namespace

Services services_from_environment(const std::shared_ptr<store::Pool>& pool) {
  const auto* const signing_key = value_of(signing_key_variable);
  const auto* const metrics_key = value_of(metrics_key_variable);
  auto secrets = secrets_from({.signing_key = signing_key, .metrics_key = metrics_key});
  if (!secrets) throw std::runtime_error(secrets.error());
  return {.pool = pool,
          .passwords = std::make_shared<const taskboard::Passwords>(),
          .key = std::move(secrets->signing_key),
          .metrics_key = std::move(secrets->metrics_key),
          .clock = base::course_seconds};
}

}  // namespace taskboard_api

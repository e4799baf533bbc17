#pragma once

#include <memory>

#include "base/clock.hpp"
#include "crypto/secret.hpp"
#include "jwt/key.hpp"
#include "store/pool.hpp"
#include "taskboard/passwords.hpp"
#include "taskboard_api/outbox.hpp"

namespace taskboard_api {

// What the routes of a Taskboard need.
struct Services {
  std::shared_ptr<store::Pool> pool;  // With taskboard::migrations().
  std::shared_ptr<const taskboard::Passwords> passwords;
  jwt::Key key;  // Signs the access tokens, and verifies them.
  crypto::Secret metrics_key;
  base::Clock clock = base::system_seconds;
  Outbox outbox = print_mail;
};

// Takes the secrets from the environment: JWT_SECRET and METRICS_KEY. A missing one becomes random, and a
// line on standard error says so. Throws std::runtime_error, with words for the terminal, for a weak one.
Services services_from_environment(const std::shared_ptr<store::Pool>& pool);

}  // namespace taskboard_api

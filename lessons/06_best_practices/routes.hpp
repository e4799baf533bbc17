#pragma once

#include <chrono>
#include <memory>
#include <optional>

#include "base/clock.hpp"
#include "base/job_queue.hpp"
#include "crypto/secret.hpp"
#include "jwt/key.hpp"
#include "leeway.hpp"
#include "login_throttle.hpp"
#include "store/pool.hpp"
#include "taskboard/passwords.hpp"
#include "taskboard_api/password_handlers.hpp"
#include "web/app.hpp"

namespace lesson {

using taskboard_api::Mail;

// What the routes need.
struct Services {
  std::shared_ptr<store::Pool> pool;  // With taskboard::migrations().
  std::shared_ptr<const taskboard::Passwords> passwords;
  jwt::Key key;                          // Signs, from the start of the server on.
  std::optional<jwt::Key> previous_key;  // Signed before: its tokens are good until they expire.
  crypto::Secret metrics_key;
  std::optional<Leeway> leeway{};  // For access tokens; std::nullopt is no leeway at all.
  taskboard_api::Outbox outbox;    // Takes the mails; called by many threads.
  // Where mails are written, when the request has long been answered.
  std::shared_ptr<base::JobQueue> jobs =
      std::make_shared<base::JobQueue>(1000, std::chrono::milliseconds(20));
  base::Clock clock = base::system_seconds;
  SteadyClock steady = std::chrono::steady_clock::now;
};

// The key with its thumbprint (RFC 7638) as its "kid": the same on every machine and after each restart, so
// there is no id to configure. Anyone who has a token can test keys against it, as against the signature;
// exercise 6.2 refuses keys that could be guessed (RFC 7638 §7).
jwt::Key with_kid(const jwt::Key& key);

// Taskboard, hardened. This lesson's exercises decide which key verifies a token, what its claims must be,
// what its payload may hold, and who has tried too often. Everything else comes finished from taskboard_api.
web::App taskboard_app(Services services);

}  // namespace lesson

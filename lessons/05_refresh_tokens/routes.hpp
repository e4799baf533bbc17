#pragma once

#include <memory>

#include "base/clock.hpp"
#include "crypto/secret.hpp"
#include "jwt/key.hpp"
#include "store/pool.hpp"
#include "taskboard/passwords.hpp"
#include "web/app.hpp"

namespace lesson {

// What the server stands on.
struct Ground {
  std::shared_ptr<store::Pool> pool;  // With taskboard::migrations().
  std::shared_ptr<const taskboard::Passwords> passwords;
  jwt::Key key;  // Signs and verifies.
  crypto::Secret metrics_key;
  base::Clock clock = base::system_seconds;
};

// Taskboard with sessions. What its login, its POST /refresh and its two logouts do is made of this lesson's
// exercises; the guards and the other operations come finished from taskboard_api.
web::App taskboard_app(Ground ground);

}  // namespace lesson

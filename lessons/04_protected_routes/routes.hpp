#pragma once

#include <memory>

#include "crypto/secret.hpp"
#include "store/pool.hpp"
#include "taskboard/passwords.hpp"
#include "taskboard_api/access_tokens.hpp"
#include "web/app.hpp"

namespace lesson {

// What the server stands on.
struct Ground {
  std::shared_ptr<store::Pool> pool;  // With taskboard::migrations().
  std::shared_ptr<const taskboard::Passwords> passwords;
  std::shared_ptr<const taskboard_api::AccessTokens> tokens;
  crypto::Secret metrics_key;
};

// Taskboard. Its guards, its registration, its GET /projects/{id} and its PUT /tasks/{id} are this lesson's
// exercises; the other operations come finished from taskboard_api.
web::App taskboard_app(Ground ground);

}  // namespace lesson

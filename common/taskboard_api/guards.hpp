#pragma once

#include "taskboard/user.hpp"
#include "web/guards.hpp"

namespace taskboard_api {

// Who may open the doors of Taskboard. Each lesson makes its own: this is what they teach.
struct Guards {
  web::Guard<taskboard::User> user;       // An active user, found by the request's token.
  web::Guard<taskboard::User> admin;      // The same, with the role admin.
  web::Guard<web::ApiKeyHolder> metrics;  // Who has the API key.
};

}  // namespace taskboard_api

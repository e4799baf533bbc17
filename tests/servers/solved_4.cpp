// Lesson 4's server, solved.
#include "routes.hpp"
#include "session_world.hpp"
#include "taskboard_api/session_tokens.hpp"

web::App solved_app(SessionWorld& world) {
  return lesson::taskboard_app({.pool = world.pool,
                                .passwords = world.passwords,
                                .key = world.key,
                                .metrics_key = crypto::Secret::copy_of(SessionWorld::metrics_key),
                                .clock = [&world] { return world.now.load(); },
                                .outbox = world.outbox});
}

// An access token of this lesson belongs to no session: the refresh token beside it is good for nothing.
taskboard::TokenPair solved_pair(SessionWorld& world, const taskboard::User& user) {
  const taskboard_api::AccessTokens tokens(world.key, [&world] { return world.now.load(); });
  return {.access = tokens.make(user), .refresh = taskboard_api::new_refresh_token()};
}

int lesson_number() { return 4; }

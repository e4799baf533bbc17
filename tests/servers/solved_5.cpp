// Lesson 5's server, solved.
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

taskboard::TokenPair solved_pair(SessionWorld& world, const taskboard::User& user) {
  return taskboard_api::SessionTokens(world.key, [&world] { return world.now.load(); }).pair(user);
}

int lesson_number() { return 5; }

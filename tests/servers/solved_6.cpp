// Lesson 6's server, solved.
#include "routes.hpp"
#include "session_world.hpp"
#include "taskboard_api/session_tokens.hpp"

web::App solved_app(SessionWorld& world) {
  return lesson::taskboard_app({.pool = world.pool,
                                .passwords = world.passwords,
                                .key = world.key,
                                .previous_key = std::nullopt,
                                .metrics_key = crypto::Secret::copy_of(SessionWorld::metrics_key),
                                .outbox = world.outbox,
                                .jobs = world.jobs,
                                .clock = [&world] { return world.now.load(); },
                                .steady =
                                    [&world] {
                                      return std::chrono::steady_clock::time_point(
                                          std::chrono::seconds(world.steady_seconds));
                                    }});
}

taskboard::TokenPair solved_pair(SessionWorld& world, const taskboard::User& user) {
  return taskboard_api::SessionTokens(lesson::with_kid(world.key), [&world] { return world.now.load(); })
      .pair(user);
}

int lesson_number() { return 6; }

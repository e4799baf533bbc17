#pragma once

// The Taskboard of this lesson with the answers that are linked in, on a database file of its own. Its clock
// is moved by hand.
#include <atomic>
#include <memory>
#include <string>

#include "board.hpp"
#include "check_session_age.hpp"
#include "end_reused_family.hpp"
#include "issue_pair.hpp"
#include "log_out.hpp"
#include "new_refresh_token.hpp"
#include "rotate.hpp"
#include "routes.hpp"
#include "store/pool.hpp"
#include "taskboard_api/session_tokens.hpp"
#include "temporary_folder.hpp"

struct OwnTaskboard {
  static constexpr std::string_view metrics_key = "a metrics key for judges";

  TemporaryFolder folder;
  std::shared_ptr<store::Pool> pool =
      std::make_shared<store::Pool>(folder.path() / "taskboard.db", taskboard::migrations(),
                                    store::Options{.durability = store::Durability::process});
  std::shared_ptr<const taskboard::Passwords> passwords = std::make_shared<taskboard::Passwords>(cheap);
  jwt::Key key = jwt::Key::generate(jwt::Algorithm::hs256);
  std::atomic<std::int64_t> now = random_instant();
  base::Clock clock = [this] { return now.load(); };
  taskboard_api::SessionTokens tokens{key, clock};  // For tokens that do not come from the server.

  taskboard::User add(const std::string& name, taskboard::Role role = taskboard::Role::member) {
    return new_user(*pool->lease(), name, role);
  }

  // A new session of this user, without a password.
  taskboard::TokenPair log_in(const taskboard::User& user) {
    auto pair = tokens.pair(user);
    const auto database = pool->lease();
    taskboard::start_session(*database, taskboard::find_user(*database, user.id).value(), pair, now);
    return pair;
  }

  // REQUIRES: `this` outlives the app.
  web::App app() {
    meet_holes();
    return lesson::taskboard_app({.pool = pool,
                                  .passwords = passwords,
                                  .key = key,
                                  .metrics_key = crypto::Secret::copy_of(metrics_key),
                                  .clock = clock});
  }

 private:
  // An exercise that waits is best met here, where its file and line are known.
  void meet_holes() {
    const auto nobody = tokens.pair({.id = 1});
    const auto claims = tokens.access().verifier()->verify(nobody.access.text);
    (void)lesson::new_refresh_token();
    (void)lesson::issue_pair(*pool->lease(), 0, key, now);
    (void)lesson::rotate(*pool->lease(), "unknown", nobody, now);
    (void)lesson::end_reused_family(*pool->lease(), "unknown", now);
    (void)lesson::check_session_age({}, 0);
    const lesson::Caller nobodys{
        .user = {}, .session = 0, .token = {}, .claims = claims.value(), .database = pool->lease()};
    lesson::log_out(*pool->lease(), nobodys, lesson::LogoutScope::this_session, now);
  }
};

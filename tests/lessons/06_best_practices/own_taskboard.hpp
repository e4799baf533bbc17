#pragma once

// The Taskboard of this lesson with the answers that are linked in, on a database file of its own. Its clocks
// are moved by hand, and its mails arrive in a list.
#include <atomic>
#include <chrono>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "board.hpp"
#include "from_claims.hpp"
#include "key_ring.hpp"
#include "lint_payload.hpp"
#include "login_throttle.hpp"
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
  std::optional<jwt::Key> previous_key;
  std::optional<lesson::Leeway> leeway;
  std::atomic<std::int64_t> now = random_instant();
  base::Clock clock = [this] { return now.load(); };
  std::atomic<std::int64_t> steady_seconds = random_integer(0, 1'000'000);

  taskboard::User add(const std::string& name, taskboard::Role role = taskboard::Role::member) {
    return new_user(*pool->lease(), name, role);
  }

  // The id of the key that signs now.
  std::string kid() const { return lesson::with_kid(key).id(); }

  // What the server signs with now, for tokens that do not come from it.
  taskboard_api::SessionTokens tokens() const {
    return taskboard_api::SessionTokens(lesson::with_kid(key), clock);
  }

  // A new session of this user, without a password.
  taskboard::TokenPair log_in(const taskboard::User& user) {
    auto pair = tokens().pair(user);
    const auto database = pool->lease();
    taskboard::start_session(*database, taskboard::find_user(*database, user.id).value(), pair, now);
    return pair;
  }

  // The mails that were sent so far.
  std::vector<lesson::Mail> mails() {
    jobs_->wait_until_idle();
    const std::scoped_lock lock(mutex_);
    return mails_;
  }

  // The server, as it is after a start with these keys. REQUIRES: `this` outlives the app.
  web::App app() {
    meet_holes();
    return lesson::taskboard_app({.pool = pool,
                                  .passwords = passwords,
                                  .key = key,
                                  .previous_key = previous_key,
                                  .metrics_key = crypto::Secret::copy_of(metrics_key),
                                  .leeway = leeway,
                                  .outbox =
                                      [this](const lesson::Mail& mail) {
                                        const std::scoped_lock lock(mutex_);
                                        mails_.push_back(mail);
                                      },
                                  .jobs = jobs_,
                                  .clock = clock,
                                  .steady = [this] { return steady(); }});
  }

 private:
  std::chrono::steady_clock::time_point steady() const {
    return std::chrono::steady_clock::time_point(std::chrono::seconds(steady_seconds.load()));
  }

  // An exercise that waits is best met here, where its file and line are known.
  void meet_holes() {
    (void)lesson::from_claims(json::Value::object());
    (void)lesson::lint_payload(json::Value::object());
    lesson::KeyRing ring(lesson::with_kid(jwt::Key::generate(jwt::Algorithm::hs256)));
    ring.rotate(lesson::with_kid(key), now);
    (void)ring.find(kid(), now);
    lesson::LoginThrottle throttle([this] { return steady(); });
    (void)throttle.admit({.account = "alice@example.com", .address = "127.0.0.1"});
    throttle.succeeded({.account = "alice@example.com", .address = "127.0.0.1"});
  }

  std::mutex mutex_;
  std::vector<lesson::Mail> mails_;
  std::shared_ptr<base::JobQueue> jobs_ = std::make_shared<base::JobQueue>();  // Ends before what it uses.
};

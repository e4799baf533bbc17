#pragma once

// The solved Taskboard of a lesson, on a database file. Its clocks are moved by hand, and its
// routes are called without a socket.
#include <atomic>
#include <chrono>
#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "base/job_queue.hpp"
#include "jwt/key.hpp"
#include "random.hpp"
#include "store/pool.hpp"
#include "taskboard/account_changes.hpp"
#include "taskboard/passwords.hpp"
#include "taskboard/token_pair.hpp"
#include "taskboard_api/outbox.hpp"
#include "web/app.hpp"

class SessionWorld {
 public:
  struct Options {
    std::filesystem::path file;
    crypto::ScryptCost cost{.log2_n = 4};
    jwt::Key key = jwt::Key::generate(jwt::Algorithm::hs256);
    std::int64_t now = random_instant();
  };
  static constexpr auto password = "looking-glass";
  static constexpr std::string_view metrics_key = "a key for metrics";

  // Opens the file. A new one has alice in it, who knows the password.
  explicit SessionWorld(const Options& options);

  // Sends a request as if from an address of its own, so that no throttle takes it for one of many.
  web::Reply send(const std::string& method, const std::string& path, const json::Value& body,
                  const std::string& token = "");

  void add_alice();

  // A new session of alice's.
  taskboard::TokenPair begin();
  web::Reply refresh(const std::string& token) {
    return send("POST", "/refresh", {{"refresh_token", token}});
  }
  // The token of a mail for a new password, and what comes of it: 204 or 400. Lesson 5 has no routes for
  // that: there somebody sets the password beside the server.
  std::string reset_token();
  int reset(const std::string& token, const std::string& words);
  int status_of_me(const std::string& access) { return send("GET", "/me", {}, access).status; }

  taskboard::User alice();
  std::int64_t rows(const std::string& condition);  // "sessions WHERE ended_at IS NULL"

  // The mails that were sent so far.
  std::vector<taskboard_api::Mail> mails();

  // Called after each statement, if there is one: store::Options::after_statement.
  std::function<void(std::string_view sql)> after_statement{};

  const std::shared_ptr<store::Pool> pool;
  const std::shared_ptr<const taskboard::Passwords> passwords;
  const jwt::Key key;
  std::atomic<std::int64_t> now;
  std::atomic<std::int64_t> steady_seconds = 0;
  const taskboard_api::Outbox outbox = [this](const taskboard_api::Mail& mail) {
    const std::scoped_lock lock(mutex_);
    mails_.push_back(mail);
  };

 private:
  std::mutex mutex_;
  std::vector<taskboard_api::Mail> mails_;
  std::atomic<std::uint32_t> address_ = 0;

 public:
  const std::shared_ptr<base::JobQueue> jobs = std::make_shared<base::JobQueue>();
  web::App app;
};

// The routes of the lesson, solved, and the first pair of a session of `user` as that lesson makes it. Each
// of the files solved_4.cpp, solved_5.cpp and solved_6.cpp has both.
web::App solved_app(SessionWorld& world);
taskboard::TokenPair solved_pair(SessionWorld& world, const taskboard::User& user);

int lesson_number();  // 4 has no sessions. 5 lists the access tokens that end. 6 has routes for passwords
                      // that were forgotten.

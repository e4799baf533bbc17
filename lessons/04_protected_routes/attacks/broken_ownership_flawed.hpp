#pragma once

#include <atomic>
#include <mutex>
#include <string>

#include "store/database.hpp"
#include "taskboard/user.hpp"
#include "taskboard_api/access_tokens.hpp"
#include "web/app.hpp"

namespace lesson {

// Projects behind a guard that finds out who asks, and a handler that does not care. Thread-safe once its
// routes have been made.
class OpenShelf {
 public:
  OpenShelf();

  // To be called before the routes are made.
  taskboard::User add_user(const std::string& name);
  std::int64_t add_project(const taskboard::User& owner, const std::string& name);
  void remove_project(const taskboard::User& owner, std::int64_t id);

  std::string token_for(const taskboard::User& user) const { return tokens_.issue(user); }

  // GET /projects/ and GET /projects/{id}. REQUIRES: `this` outlives the app.
  web::App routes();

  // The ledger: how often a project was shown to somebody who does not own it. No client can see it.
  int shown_to_strangers() const { return shown_to_strangers_; }

 private:
  web::Reply list_projects(std::int64_t caller);
  web::Reply read_project(std::int64_t caller, std::int64_t id);

  taskboard_api::AccessTokens tokens_;
  std::mutex mutex_;  // Guards the database.
  store::Database database_;
  std::atomic<int> shown_to_strangers_ = 0;
};

}  // namespace lesson

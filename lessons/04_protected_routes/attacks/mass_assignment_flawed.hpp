#pragma once

#include <atomic>
#include <mutex>
#include <set>

#include "store/database.hpp"
#include "taskboard/passwords.hpp"
#include "taskboard_api/access_tokens.hpp"
#include "web/app.hpp"

namespace lesson {

// Accounts that are made from whatever the form says. Thread-safe once its routes have been made.
class WillingDesk {
 public:
  WillingDesk();

  // Adds an admin by hand, as it should be. To be called before the routes are made.
  taskboard::User add_admin(const std::string& name);

  std::string token_for(const taskboard::User& user) const { return tokens_.issue(user); }

  // POST /users/register, POST /users/login and GET /admin/users. REQUIRES: `this` outlives the app.
  web::App routes();

  // The ledger: how often GET /admin/users was open to a user who had registered as an admin. No client can
  // see it.
  int self_made_admins() const { return self_made_admins_; }

 private:
  web::Reply register_user(const web::Request& request);
  web::Reply log_in(const web::Request& request);
  web::Reply list_users(const jwt::VerifiedClaims& claims);

  taskboard_api::AccessTokens tokens_;
  taskboard::Passwords passwords_;
  std::mutex mutex_;  // Guards what follows.
  store::Database database_;
  std::set<std::int64_t> registered_;  // The ids of users who registered with the form.
  std::atomic<int> self_made_admins_ = 0;
};

}  // namespace lesson

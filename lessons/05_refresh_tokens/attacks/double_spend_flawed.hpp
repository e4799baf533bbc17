#pragma once

#include <atomic>
#include <barrier>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

#include "jwt/key.hpp"
#include "store/database.hpp"
#include "taskboard_api/access_tokens.hpp"
#include "web/app.hpp"

namespace lesson {

// A server whose refresh tokens are good for one use each, as long as nobody is in a hurry. Safe to use from
// many threads, except for expect().
class BusyTill {
 public:
  explicit BusyTill(const jwt::Key& key = jwt::Key::generate(jwt::Algorithm::hs256));

  // The first refresh token of a new login.
  std::string log_in(const taskboard::User& user);

  // The next `count` refreshes come at the same time: none of them goes on from its first statement to its
  // second before all of them have done the first. What may happen on a busy day happens here every time. Not
  // to be called while a request is under way. Without this call they come one by one.
  void expect(int count);

  // POST /refresh, and GET /me: {"user":"<id>"}. REQUIRES: `this` outlives the app.
  web::App routes();

  // The ledger: how often a token was accepted that had been used before. No client can see it.
  int spent_again();

 private:
  struct Found;
  std::string new_token(std::int64_t login, std::int64_t user);
  std::optional<Found> look_up(const std::string& token);
  void mark_used(const Found& found);
  void end_login(std::int64_t login);
  web::Reply refresh(const web::Request& request);

  taskboard_api::AccessTokens tokens_;
  std::unique_ptr<std::barrier<>> crowd_;
  std::atomic<std::int64_t> logins_ = 0;
  std::mutex mutex_;  // Guards the members below, for each statement by itself, which is the flaw.
  store::Database database_;
  std::map<std::int64_t, int> uses_;  // By the id of the token.
};

}  // namespace lesson

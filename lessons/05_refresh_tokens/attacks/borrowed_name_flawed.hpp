#pragma once

#include <cstdint>
#include <map>
#include <mutex>
#include <optional>
#include <string>

#include "base/clock.hpp"
#include "jwt/key.hpp"
#include "taskboard_api/access_tokens.hpp"
#include "web/app.hpp"

namespace lesson {

// A server that refreshes for the user that the old access token names. Safe to use from many threads.
class GullibleDesk {
 public:
  explicit GullibleDesk(const base::Clock& clock,
                        const jwt::Key& key = jwt::Key::generate(jwt::Algorithm::hs256));

  // The tokens of a login. The access token expires after 15 minutes, by the clock.
  struct Pair {
    std::string access_token, refresh_token;
  };
  Pair log_in(std::int64_t user);

  // POST /refresh, and GET /me: {"user":"<id>"}. REQUIRES: `this` outlives the app.
  web::App routes();

  // The ledger: how often one user's refresh token brought tokens for another user. No client can see it.
  int refreshed_for_others();

 private:
  web::Reply refresh(const web::Request& request);
  std::optional<std::int64_t> named_by(const std::string& access_token) const;
  std::optional<std::int64_t> spend(const std::string& refresh_token);
  std::string new_refresh_token(std::int64_t user);

  taskboard_api::AccessTokens tokens_;
  std::mutex mutex_;                           // Guards the members below.
  std::map<std::string, std::int64_t> alive_;  // The owner of each refresh token, by its hash.
  int refreshed_for_others_ = 0;
};

}  // namespace lesson

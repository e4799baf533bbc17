#pragma once

#include <atomic>
#include <chrono>
#include <memory>
#include <mutex>
#include <set>
#include <string>

#include "jwt/key.hpp"
#include "jwt/signer.hpp"
#include "jwt/verifier.hpp"
#include "web/app.hpp"

namespace lesson {

// A server with two kinds of token that differ in their lifetime and in nothing else that anybody looks at.
// Safe to use from many threads.
class OneKind {
 public:
  explicit OneKind(const jwt::Key& key = jwt::Key::generate(jwt::Algorithm::hs256));

  // The tokens of a login.
  struct Pair {
    std::string access_token;   // 15 minutes.
    std::string refresh_token;  // 14 days.
  };
  Pair log_in(const std::string& name) const;

  // Revokes this refresh token.
  void log_out(const std::string& refresh_token);

  // GET /me and POST /refresh. REQUIRES: `this` outlives the app.
  web::App routes();

  // The ledger: how often a route accepted the other kind of token. No client can see it.
  struct Ledger {
    int refresh_token_at_me = 0;
    int access_token_at_refresh = 0;
  };
  Ledger ledger() const {
    return {.refresh_token_at_me = refresh_token_at_me_, .access_token_at_refresh = access_token_at_refresh_};
  }

 private:
  std::string issue(const std::string& name, const std::string& kind, std::chrono::seconds lifetime) const;
  web::Reply show_me(const jwt::VerifiedClaims& claims);
  web::Reply refresh(const web::Request& request);

  jwt::Signer signer_;
  std::shared_ptr<const jwt::Verifier> verifier_;
  std::mutex mutex_;             // Guards the members below.
  std::set<std::string> ended_;  // The ids of refresh tokens whose users have logged out.
  std::atomic<int> refresh_token_at_me_ = 0, access_token_at_refresh_ = 0;
};

}  // namespace lesson

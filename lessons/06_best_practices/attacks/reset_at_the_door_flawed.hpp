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

// A server that mails links to users who forgot their password. A link is valid for one new password. Safe to
// use from many threads.
class ResetDesk {
 public:
  explicit ResetDesk(const jwt::Key& key = jwt::Key::generate(jwt::Algorithm::hs256));

  // Returns the access token of a login.
  std::string log_in(const std::string& name) const;

  // Returns the link in the mail to a user who forgot a password: "https://…/reset?token=…"
  std::string forgot(const std::string& name) const;

  // GET /me: {"user":"<name>"}, and POST /password/reset. REQUIRES: `this` outlives the app.
  web::App routes();

  // The ledger: how often GET /me accepted a token that was made to reset a password. No client can see it.
  int reset_tokens_at_me() const { return reset_tokens_at_me_; }

 private:
  std::string issue(const std::string& name, const std::string& purpose, std::chrono::seconds lifetime) const;
  web::Reply show_me(const jwt::VerifiedClaims& claims);
  web::Reply reset(const web::Request& request);

  jwt::Signer signer_;
  std::shared_ptr<const jwt::Verifier> verifier_;
  std::mutex mutex_;            // Guards the members below.
  std::set<std::string> used_;  // The ids of links that have set a password.
  std::atomic<int> reset_tokens_at_me_ = 0;
};

}  // namespace lesson

#pragma once

#include <atomic>
#include <string>
#include <string_view>

#include "crypto/hmac.hpp"
#include "web/app.hpp"

namespace lesson {

// Taskboard with one flaw: its badges are signed well, and its doors never look whether the signature fits.
// Safe to use from many threads once its routes were made.
class TrustingTaskboard {
 public:
  TrustingTaskboard();  // With a key that nobody else has.

  struct Person {
    std::string_view name;
    std::string_view role;
    std::string_view door_code;  // Private, and in the payload all the same: the second flaw.
  };

  // A genuine badge, signed with HS256.
  std::string badge_for(const Person& person) const;

  // GET /whoami for everybody with a badge, GET /admin/users for admins. REQUIRES: `this` outlives the app.
  web::App routes();

  // The ledger: how often /admin/users was opened by a role that nobody signed. No client can see it.
  int breaches() const { return breaches_; }

 private:
  bool is_genuine(std::string_view badge) const;

  crypto::HmacKey key_;
  std::atomic<int> breaches_ = 0;
};

}  // namespace lesson

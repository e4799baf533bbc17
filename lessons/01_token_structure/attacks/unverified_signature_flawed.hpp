#pragma once

#include <atomic>
#include <string>
#include <string_view>

#include "crypto/hmac.hpp"
#include "web/app.hpp"

namespace lesson {

// Taskboard with one flaw: its badges are signed well, but its routes never verify the signature.
// Thread-safe once routes() has returned.
class TrustingTaskboard {
 public:
  TrustingTaskboard();  // With a random key that nobody else has.

  struct Person {
    std::string_view name;
    std::string_view role;
    std::string_view door_code;  // Private, but in the payload anyway: the second flaw.
  };

  // Returns a genuine badge, signed with HS256.
  std::string badge_for(const Person& person) const;

  // Returns GET /whoami, for everybody with a badge, and GET /admin/users, for admins.
  // REQUIRES: `this` outlives the app.
  web::App routes();

  // The ledger: how often /admin/users opened for a role that nobody signed. No client can see it.
  int breaches() const { return breaches_; }

 private:
  bool is_genuine(std::string_view badge) const;

  crypto::HmacKey key_;
  std::atomic<int> breaches_ = 0;
};

}  // namespace lesson

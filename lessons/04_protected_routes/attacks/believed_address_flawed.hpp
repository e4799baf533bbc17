#pragma once

#include <atomic>

#include "web/app.hpp"

namespace lesson {

// A Taskboard with a route for callers on the machine itself. It lets the callers say where they are.
// Thread-safe once its routes have been made.
class TrustingDoor {
 public:
  // GET /admin/users, without a token. REQUIRES: `this` outlives the app.
  web::App routes();

  // The ledger: how often a caller from elsewhere got in, by the header that was trusted. No client can see
  // it.
  struct Ledger {
    int forwarded_for = 0;
    int remote_addr = 0;
  };
  Ledger ledger() const { return {.forwarded_for = forwarded_for_, .remote_addr = remote_addr_}; }

 private:
  web::Reply list_users(const web::Request& request);
  void note(const web::Request& request);

  std::atomic<int> forwarded_for_ = 0, remote_addr_ = 0;
};

}  // namespace lesson

#pragma once

#include <chrono>
#include <functional>
#include <optional>
#include <string>
#include <utility>

#include "throttle/attempt_table.hpp"

namespace lesson {

// A clock that tells how much time has passed, and never goes back: it has no date, and nobody sets it. A
// parameter, so that tests can move it.
using SteadyClock = std::function<std::chrono::steady_clock::time_point()>;

// An attempt to log in: on which account, and from where.
struct Attempt {
  std::string account;  // The e-mail address, in lower case. Perhaps nobody has it.
  std::string address;  // throttle::network_of(request.remote_address)
};

// Counts failed logins, by account and by address (R25). Each name has a window of a minute that begins with
// its first attempt. When the window is full, every further attempt must wait for its end. Refused attempts
// are not counted, so they do not extend a window, however often mallory tries. Memory is bounded, and no
// window is dropped for another: see throttle::AttemptTable. Not thread-safe: hold one lock around each call.
class LoginThrottle {
 public:
  static constexpr std::chrono::seconds window{60};
  static constexpr int most_per_account = 5;   // Enough for typing mistakes, too few to guess.
  static constexpr int most_per_address = 20;  // An office may have one address.

  explicit LoginThrottle(SteadyClock now) : now_(std::move(now)) {}

  // Called before the password is checked. Returns std::nullopt if the attempt is admitted; it is then
  // counted as a failure straight away, so that many attempts at the same moment are all counted. Otherwise
  // returns how many whole seconds the client must wait, 1 to 60; nothing was counted.
  std::optional<std::chrono::seconds> admit(const Attempt& attempt);

  // The password was right: clears the attempts on the account, but not those of the address, because mallory
  // has an account, too.
  void succeeded(const Attempt& attempt);

 private:
  SteadyClock now_;
  throttle::AttemptTable accounts_{window}, addresses_{window};
};

}  // namespace lesson

#pragma once

#include <chrono>
#include <functional>
#include <optional>
#include <string>
#include <utility>

#include "throttle/attempt_table.hpp"

namespace lesson {

// Tells how much time has passed, and never goes back: no date, and nobody sets it. A parameter, so that
// tests move it.
using SteadyClock = std::function<std::chrono::steady_clock::time_point()>;

// Who tries to log in, and from where.
struct Attempt {
  std::string account;  // The e-mail, in small letters. Perhaps nobody has it.
  std::string address;  // throttle::network_of(request.remote_address)
};

// Counts logins that failed, by account and by address (R25). A name has a window of a minute that begins
// with its first attempt; so many attempts fit into it, and every further one waits for its end. What is
// refused is not counted: however often mallory tries, each window ends when it would have. Memory is
// bounded, and no window is given up for another: see throttle::AttemptTable. Not thread-safe: one lock
// around each call.
class LoginThrottle {
 public:
  static constexpr std::chrono::seconds window{60};
  static constexpr int most_per_account = 5;   // Enough for typing mistakes, too few to guess.
  static constexpr int most_per_address = 20;  // An office may have one address.

  explicit LoginThrottle(SteadyClock now) : now_(std::move(now)) {}

  // Asked before the password is looked at. Nothing: go on; the attempt is counted as a failure at once, so
  // that many at the same moment are counted, too. Otherwise: too many. Wait so many whole seconds, 1 to 60,
  // and not one less; nothing was counted.
  std::optional<std::chrono::seconds> admit(const Attempt& attempt);

  // The password was right: the account begins anew. The address does not: mallory has an account, too.
  void succeeded(const Attempt& attempt);

 private:
  SteadyClock now_;
  throttle::AttemptTable accounts_{window}, addresses_{window};
};

}  // namespace lesson

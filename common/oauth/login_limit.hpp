#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "throttle/attempt_limit.hpp"

namespace oauth {

// Limits password attempts (R25): five in a minute for an account, twenty from an IPv4 address or an IPv6
// network of 64 bits. Thread-safe.
class LoginLimit {
 public:
  explicit LoginLimit(const throttle::AttemptLimit::SteadyClock& clock = std::chrono::steady_clock::now);

  // Counts an attempt; std::nullopt if the password may be looked at. Otherwise how long to wait.
  std::optional<std::chrono::seconds> admit(std::string_view email, const std::string& address);

  // The password was right: the account begins anew, the address does not.
  void succeeded(std::string_view email);

 private:
  throttle::AttemptLimit by_account_, by_address_;
};

}  // namespace oauth

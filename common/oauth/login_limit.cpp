#include "oauth/login_limit.hpp"

#include "base/ascii.hpp"

namespace oauth {

LoginLimit::LoginLimit(const throttle::AttemptLimit::SteadyClock& clock)
    : by_account_({.attempts = 5, .window = std::chrono::seconds{60}}, clock),
      by_address_({.attempts = 20, .window = std::chrono::seconds{60}}, clock) {}

// The address first: one that is over its limit must not use up an account's attempts.
std::optional<std::chrono::seconds> LoginLimit::admit(std::string_view email, const std::string& address) {
  if (const auto wait = by_address_.admit(throttle::network_of(address))) return wait;
  return by_account_.admit(base::to_lower(email));
}

void LoginLimit::succeeded(std::string_view email) { by_account_.forgive(base::to_lower(email)); }

}  // namespace oauth

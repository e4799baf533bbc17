// Believes: who tries too often comes from one address.
#include <algorithm>

#include "login_throttle.hpp"

using std::chrono::seconds;

namespace lesson {

std::optional<seconds> LoginThrottle::admit(const Attempt& attempt) {
  const auto now = now_();
  auto& address = addresses_.of(attempt.address, now);

  auto free_at = now;
  if (address.attempts >= most_per_address) free_at = std::max(free_at, address.since + window);
  if (free_at > now) return std::chrono::ceil<seconds>(free_at - now);

  ++address.attempts;
  return std::nullopt;
}

void LoginThrottle::succeeded(const Attempt& attempt) { accounts_.of(attempt.account, now_()).attempts = 0; }

}  // namespace lesson

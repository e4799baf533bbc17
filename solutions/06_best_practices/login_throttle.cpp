// Solution 6.8 · Not so fast
#include "login_throttle.hpp"

#include <algorithm>

using std::chrono::seconds;

namespace lesson {

std::optional<seconds> LoginThrottle::admit(const Attempt& attempt) {
  const auto now = now_();
  auto& account = accounts_.of(attempt.account, now);
  auto& address = addresses_.of(attempt.address, now);

  auto free_at = now;
  if (account.attempts >= most_per_account) free_at = account.since + window;
  if (address.attempts >= most_per_address) free_at = std::max(free_at, address.since + window);
  if (free_at > now) return std::chrono::ceil<seconds>(free_at - now);

  ++account.attempts;
  ++address.attempts;
  return std::nullopt;
}

void LoginThrottle::succeeded(const Attempt& attempt) {
  if (auto* const account = accounts_.find(attempt.account, now_())) account->attempts = 0;
}

}  // namespace lesson

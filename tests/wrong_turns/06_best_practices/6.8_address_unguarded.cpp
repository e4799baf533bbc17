// Believes: who guesses, guesses the password of one account.
#include <algorithm>

#include "login_throttle.hpp"

using std::chrono::seconds;

namespace lesson {

std::optional<seconds> LoginThrottle::admit(const Attempt& attempt) {
  const auto now = now_();
  auto& account = accounts_.of(attempt.account, now);

  auto free_at = now;
  if (account.attempts >= most_per_account) free_at = account.since + window;
  if (free_at > now) return std::chrono::ceil<seconds>(free_at - now);

  ++account.attempts;
  return std::nullopt;
}

void LoginThrottle::succeeded(const Attempt& attempt) { accounts_.of(attempt.account, now_()).attempts = 0; }

}  // namespace lesson

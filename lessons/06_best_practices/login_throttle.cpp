// Exercise 6.8 · Not so fast
//
// An attacker who may try a million times finds a password. Count the attempts, by account and by address, in
// windows of a minute. Write admit():
//
//   accounts_.of(attempt.account, now)     a reference to the window of this account: its .attempts, and the
//                                          time .since when it is open. A new one has no attempts
//   addresses_.of(attempt.address, now)    the window of this address
//   most_per_account, most_per_address     the number of attempts that fill a window
//
//   one of the two is full    return the time until .since + window, rounded up:
//                             std::chrono::ceil<seconds>(…). If both are full, return the longer time.
//                             Count nothing
//   otherwise                 count in both, and return std::nullopt
//
// succeeded() is called if the password was right, and is given. now_() is the current time.
#include "login_throttle.hpp"

#include <algorithm>

#include "course/todo.hpp"

using std::chrono::seconds;

namespace lesson {

std::optional<seconds> LoginThrottle::admit(const Attempt& attempt) {
  course::todo("6.8", attempt, now_, accounts_, addresses_);  // Your code replaces this line.
}

void LoginThrottle::succeeded(const Attempt& attempt) {
  if (auto* const account = accounts_.find(attempt.account, now_())) account->attempts = 0;
}

}  // namespace lesson

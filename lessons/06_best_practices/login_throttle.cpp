// Exercise 6.8 · Not so fast
//
// A password that may be tried a million times is found. Count the attempts, by account and by address, in
// windows of a minute. Write admit():
//
//   accounts_.of(attempt.account, now)     the window of this account: a reference to its .attempts, and to
//   the
//                                          time .since when it is open. A new one has no attempts
//   addresses_.of(attempt.address, now)    the window of this address
//   most_per_account, most_per_address     so many attempts fit in
//
//   one of the two is full    how long until .since + window, rounded up: std::chrono::ceil<seconds>(…).
//                             If both are, the longer time. Count nothing
//   otherwise                 count in both, and std::nullopt
//
// If the password was right, succeeded() is called; it is given. What time is it? now_() says so.
#include "login_throttle.hpp"

#include <algorithm>

#include "course/todo.hpp"

using std::chrono::seconds;

namespace lesson {

std::optional<seconds> LoginThrottle::admit(const Attempt& attempt) {
  course::todo("6.8", attempt, now_, accounts_, addresses_);  // Your code replaces this line.
}

void LoginThrottle::succeeded(const Attempt& attempt) { accounts_.of(attempt.account, now_()).attempts = 0; }

}  // namespace lesson

// Exercise 3.4 · A good signature on a stale token
//
// A signature proves who wrote the token, not that it is still valid. Decide whether the claims may be used
// at the second `now`:
//
//   a date that is not a number, or beyond ±largest_date    Refusal::invalid_claim
//   no `exp` at all                   Refusal::no_expiry           a token that never expires is a password
//   `now` at or after `exp`           Refusal::expired             RFC 7519 §4.1.4: "on or after"
//   `now` before `nbf`                Refusal::not_yet_valid
//   `now` before `iat`                Refusal::issued_in_future
//   otherwise                         std::nullopt                 no reason to refuse
//
// `leeway` forgives clocks that disagree, at both ends. claims.number(name) returns a std::optional<double>:
// it is empty if the claim is missing, and if it is not a number, or a whole number that no double holds
// exactly. claims.contains(name) tells whether it is there. Convert whole numbers with static_cast<double>().
#include "check_times.hpp"

#include <cmath>

#include "course/todo.hpp"

using jwt::Refusal;

namespace lesson {

std::optional<Refusal> check_times(const json::Value& claims, std::int64_t now, std::int64_t leeway) {
  course::todo("3.4", claims, now, leeway);  // Your code replaces this line.
}

}  // namespace lesson

// Exercise 5.5 · Two clocks
//
// Each refresh gives the next token. Without a limit a session would never end, not even a stolen one. There
// are two limits:
//
//   absolute_limit   90 days since session.started_at: no refresh extends it
//   idle_limit       14 days since session.last_used_at: each refresh restarts it
//
//   the first is reached    RefreshProblem::session_too_old
//   the second is reached   RefreshProblem::idle_too_long
//   otherwise               std::nullopt
//
// A limit is reached in its very second. One machine wrote these times and reads them, so there is no leeway.
#include "check_session_age.hpp"

#include "course/todo.hpp"

namespace lesson {

std::optional<RefreshProblem> check_session_age(const Session& session, std::int64_t now) {
  course::todo("5.5", session, now);  // Your code replaces this line.
}

}  // namespace lesson

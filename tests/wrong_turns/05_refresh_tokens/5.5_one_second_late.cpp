// Believes: fourteen days are over when the fifteenth has begun.
#include "check_session_age.hpp"

namespace lesson {

std::optional<RefreshProblem> check_session_age(const Session& session, std::int64_t now) {
  if (now - session.started_at > absolute_limit) return RefreshProblem::session_too_old;
  if (now - session.last_used_at > idle_limit) return RefreshProblem::idle_too_long;
  return std::nullopt;
}

}  // namespace lesson

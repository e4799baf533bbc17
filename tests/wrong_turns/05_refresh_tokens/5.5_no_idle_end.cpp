// Believes: ninety days are an end, and one is enough.
#include "check_session_age.hpp"

namespace lesson {

std::optional<RefreshProblem> check_session_age(const Session& session, std::int64_t now) {
  if (now - session.started_at >= absolute_limit) return RefreshProblem::session_too_old;
  return std::nullopt;
}

}  // namespace lesson

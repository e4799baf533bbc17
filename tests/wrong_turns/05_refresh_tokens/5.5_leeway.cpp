// Believes: clocks disagree, here as everywhere.
#include "check_session_age.hpp"

namespace lesson {

constexpr std::int64_t leeway = 60;

std::optional<RefreshProblem> check_session_age(const Session& session, std::int64_t now) {
  if (now - session.started_at >= absolute_limit + leeway) return RefreshProblem::session_too_old;
  if (now - session.last_used_at >= idle_limit + leeway) return RefreshProblem::idle_too_long;
  return std::nullopt;
}

}  // namespace lesson

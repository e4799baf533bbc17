#include "taskboard/session.hpp"

#include <utility>

namespace taskboard {

std::string_view code(RefreshProblem problem) {
  switch (problem) {
    case RefreshProblem::unknown:
      return "unknown";
    case RefreshProblem::used_before:
      return "used_before";
    case RefreshProblem::session_ended:
      return "session_ended";
    case RefreshProblem::idle_too_long:
      return "idle_too_long";
    case RefreshProblem::session_too_old:
      return "session_too_old";
    case RefreshProblem::no_active_user:
      return "no_active_user";
  }
  std::unreachable();
}

}  // namespace taskboard

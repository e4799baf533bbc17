#include "course/judge/verdict.hpp"

#include <utility>

namespace course {

std::string_view name_of(VerdictKind kind) {
  switch (kind) {
    case VerdictKind::passed:
      return "passed";
    case VerdictKind::waiting:
      return "waiting";
    case VerdictKind::failed:
      return "failed";
    case VerdictKind::does_not_compile:
      return "does_not_compile";
    case VerdictKind::crashed:
      return "crashed";
    case VerdictKind::hung:
      return "hung";
    case VerdictKind::ended_early:
      return "ended_early";
    case VerdictKind::incomplete:
      return "incomplete";
    case VerdictKind::interrupted:
      return "interrupted";
    case VerdictKind::not_judged:
      return "not_judged";
  }
  std::unreachable();
}

}  // namespace course

#include "course/judge/verdict.hpp"

#include <utility>

namespace course {

std::string_view name_of(Outcome outcome) {
  switch (outcome) {
    case Outcome::passed:
      return "passed";
    case Outcome::waiting:
      return "waiting";
    case Outcome::failed:
      return "failed";
    case Outcome::does_not_compile:
      return "does_not_compile";
    case Outcome::crashed:
      return "crashed";
    case Outcome::hung:
      return "hung";
    case Outcome::ended_early:
      return "ended_early";
    case Outcome::incomplete:
      return "incomplete";
    case Outcome::interrupted:
      return "interrupted";
    case Outcome::not_judged:
      return "not_judged";
  }
  std::unreachable();
}

}  // namespace course

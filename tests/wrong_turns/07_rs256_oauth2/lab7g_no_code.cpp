// Believes: a login that starts with my link ends in my account.
#include "login_csrf.hpp"

namespace lesson {

Loot attack(const Evidence& evidence) {
  evidence.lure(evidence.login);
  const auto at_provider = evidence.browse(evidence.login).header("Location");
  evidence.browse(evidence.browse(at_provider).header("Location"));
  return {.notes = evidence.browse(evidence.notes).body};
}

}  // namespace lesson

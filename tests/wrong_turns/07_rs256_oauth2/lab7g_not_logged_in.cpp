// Believes: a browser that is logged in at the provider is logged in at every client.
#include "login_csrf.hpp"

namespace lesson {

Loot attack(const Evidence& evidence) {
  const auto at_provider = evidence.browse(evidence.login).header("Location");
  evidence.lure(evidence.browse(at_provider).header("Location"));
  return {.notes = evidence.browse(evidence.notes).body};
}

}  // namespace lesson

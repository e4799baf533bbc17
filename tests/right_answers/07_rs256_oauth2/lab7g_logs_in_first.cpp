// Unusual: has its own session before alice is lured, and looks at the notes from time to time.
#include "login_csrf.hpp"

namespace lesson {

Loot attack(const Evidence& evidence) {
  const auto callback = [&] {
    const auto at_provider = evidence.browse(evidence.login).header("Location");
    return evidence.browse(at_provider).header("Location");
  };
  evidence.browse(callback());
  evidence.browse(evidence.notes);
  evidence.lure(callback());
  return {.notes = evidence.browse(evidence.notes).body};
}

}  // namespace lesson

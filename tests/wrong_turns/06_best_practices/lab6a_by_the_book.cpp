// Believes: a link for a new password sets a new password.
#include "reset_at_the_door.hpp"

namespace lesson {

Loot attack(const Evidence& evidence) {
  const auto token = evidence.link.substr(evidence.link.find('=') + 1);
  return {.account = evidence.reset(token, "mallory-was-here").body};
}

}  // namespace lesson

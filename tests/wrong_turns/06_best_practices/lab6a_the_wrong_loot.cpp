// Believes: a token is the loot.
#include "reset_at_the_door.hpp"

namespace lesson {

Loot attack(const Evidence& evidence) {
  const auto token = evidence.link.substr(evidence.link.find('=') + 1);
  if (evidence.show_me(token).status != 200) return {};
  return {.account = token};
}

}  // namespace lesson

// Solution lab 6a · A key for another lock
#include "reset_at_the_door.hpp"

namespace lesson {

Loot attack(const Evidence& evidence) {
  const auto token = evidence.link.substr(evidence.link.find('=') + 1);
  return {.account = evidence.show_me(token).body};
}

}  // namespace lesson

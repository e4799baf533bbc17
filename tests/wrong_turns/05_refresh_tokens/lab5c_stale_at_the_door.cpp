// Believes: a token that says alice opens alice's door.
#include "borrowed_name.hpp"

namespace lesson {

Loot attack(const Evidence& evidence) {
  return {.account = evidence.show_me(evidence.expired_access_token).body};
}

}  // namespace lesson

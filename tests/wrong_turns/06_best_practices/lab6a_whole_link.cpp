// Believes: the link is the token.
#include "reset_at_the_door.hpp"

namespace lesson {

Loot attack(const Evidence& evidence) { return {.account = evidence.show_me(evidence.link).body}; }

}  // namespace lesson

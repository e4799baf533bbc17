// Believes: one way in is enough.
#include "believed_address.hpp"

namespace lesson {

Loot attack() { return {.disguises = {{"X-Forwarded-For", "127.0.0.1"}}}; }

}  // namespace lesson

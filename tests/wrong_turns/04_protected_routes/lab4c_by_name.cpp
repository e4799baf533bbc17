// Believes: this machine is called localhost.
#include "believed_address.hpp"

namespace lesson {

Loot attack() { return {.disguises = {{"X-Forwarded-For", "localhost"}, {"REMOTE_ADDR", "localhost"}}}; }

}  // namespace lesson

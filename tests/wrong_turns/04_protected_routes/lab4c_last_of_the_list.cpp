// Believes: the last address in the list is the nearest, and so the one that counts.
#include "believed_address.hpp"

namespace lesson {

Loot attack() {
  return {.disguises = {{"X-Forwarded-For", "203.0.113.66, 127.0.0.1"}, {"REMOTE_ADDR", "127.0.0.1"}}};
}

}  // namespace lesson

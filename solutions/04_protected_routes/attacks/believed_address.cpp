// Solution lab 4c · From here, honestly
#include "believed_address.hpp"

namespace lesson {

Loot attack() { return {.disguises = {{"X-Forwarded-For", "127.0.0.1"}, {"REMOTE_ADDR", "127.0.0.1"}}}; }

}  // namespace lesson

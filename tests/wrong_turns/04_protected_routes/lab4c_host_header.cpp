// Believes: the server looks at the name by which it is called.
#include "believed_address.hpp"

namespace lesson {

Loot attack() { return {.disguises = {{"X-Forwarded-For", "127.0.0.1"}, {"Host", "127.0.0.1"}}}; }

}  // namespace lesson

#pragma once

#include <string>
#include <string_view>

namespace lesson {

// What mallory holds: two genuine badges, and no key.
struct Evidence {
  std::string_view own_badge;     // Hers. Its payload says "role":"member".
  std::string_view alices_badge;  // Found in a support ticket.
};

// What she makes of it.
struct Loot {
  std::string forged_badge;    // Her own with "role":"admin" in its payload, under the old signature.
  std::string alices_payload;  // What alice's badge says, as plain text.
};

// The attack of lab 1. Needs no key and no server.
Loot attack(const Evidence& evidence);

}  // namespace lesson

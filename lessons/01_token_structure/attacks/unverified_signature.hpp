#pragma once

#include <string>
#include <string_view>

namespace lesson {

// What mallory has: two genuine badges, and no key.
struct Evidence {
  std::string_view own_badge;     // Hers. Its payload says "role":"member".
  std::string_view alices_badge;  // Found in a support ticket.
};

// What the attack returns.
struct Loot {
  std::string forged_badge;    // Her own with "role":"admin" in its payload, and the old signature.
  std::string alices_payload;  // What alice's badge says, as plain text.
};

// Forges a badge and decodes alice's. Needs neither a key nor a server.
Loot attack(const Evidence& evidence);

}  // namespace lesson

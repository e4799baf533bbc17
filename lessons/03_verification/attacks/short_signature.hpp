#pragma once

#include <functional>
#include <string>
#include <string_view>

namespace lesson {

// What mallory holds: one genuine token, no key, and a door to try.
struct Evidence {
  std::string_view own_token;  // Hers, good now: {"iss":…,"sub":"mallory","aud":…,"exp":…} under HS256.
  // Shows a token at the door, and says whether it opened. The door counts: not to be called again once it
  // opened, nor more than 256 times.
  std::function<bool(const std::string& token)> opens;
};

// What she makes of it.
struct Loot {
  std::string forged_token{};  // Carol's, under a signature of one byte. Empty when none of them opened.
};

// The attack of lab 3b. Tries at most 256 tokens.
Loot attack(const Evidence& evidence);

}  // namespace lesson

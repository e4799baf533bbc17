#pragma once

#include <functional>
#include <string>
#include <string_view>

namespace lesson {

// What mallory has: one genuine token, no key, and a gate to try.
struct Evidence {
  std::string_view own_token;  // Hers, valid now: {"iss":…,"sub":"mallory","aud":…,"exp":…} under HS256.
  // Sends a token to the gate, and returns whether it was accepted. The gate counts: do not call this again
  // after a success, nor more than 256 times.
  std::function<bool(const std::string& token)> opens;
};

// What she makes of it.
struct Loot {
  std::string forged_token{};  // carol's, with a signature of one byte. Empty if none was accepted.
};

// The attack of lab 3b. Tries at most 256 tokens.
Loot attack(const Evidence& evidence);

}  // namespace lesson

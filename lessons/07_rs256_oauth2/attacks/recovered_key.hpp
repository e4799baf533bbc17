#pragma once

#include <array>
#include <functional>
#include <string>

#include "big_number.hpp"
#include "handmade_token.hpp"
#include "http_client/client.hpp"
#include "public_key_text.hpp"

namespace lesson {

// What mallory has, and the route that she may use.
struct Evidence {
  std::array<std::string, 2> own_tokens;  // Of two logins of hers, under one key.
  unsigned exponent;                      // The public exponent of that key, the e in s^e mod n.
  std::string victim;                     // The "sub" of a token of carol's.

  // GET /me with this token.
  std::function<http_client::Answer(const std::string& token)> show_me;
};

// The loot.
struct Loot {
  std::string account;  // The body of GET /me for carol.
};

// The attack of lab 7e. Takes milliseconds.
Loot attack(const Evidence& evidence);

}  // namespace lesson

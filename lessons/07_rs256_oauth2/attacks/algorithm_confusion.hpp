#pragma once

#include <functional>
#include <string>

#include "handmade_token.hpp"
#include "http_client/client.hpp"

namespace lesson {

// What mallory has, and the route that she may use.
struct Evidence {
  DecodedToken own_token;  // Of her own login: {"alg":"RS256","kid":…}, {"sub":…,"exp":…}
  std::string victim;      // The "sub" of a token of carol's.
  std::string public_key;  // The provider's, which verifies its tokens: PEM text. Everybody may have it.

  // GET /me with this token.
  std::function<http_client::Answer(const std::string& token)> show_me;
};

// The loot.
struct Loot {
  std::string account;  // The body of GET /me for carol.
};

// The attack of lab 7a.
Loot attack(const Evidence& evidence);

}  // namespace lesson

#pragma once

#include <functional>
#include <string>

#include "http_client/client.hpp"

namespace lesson {

// What mallory has found, and the two doors.
struct Evidence {
  std::string access_token;   // Alice's, from the log of a proxy. It ends within the minute.
  std::string refresh_token;  // Bob's, from an old telephone. He has logged out since: no door refreshes it.

  // GET /me with this token.
  std::function<http_client::Answer(const std::string& token)> show_me;
  // POST /refresh with this token.
  std::function<http_client::Answer(const std::string& token)> refresh;
};

// What she makes of it.
struct Loot {
  std::string account;       // The body that GET /me answers for bob.
  std::string access_token;  // One for alice that was made just now.
};

// The attack of lab 5a.
Loot attack(const Evidence& evidence);

}  // namespace lesson

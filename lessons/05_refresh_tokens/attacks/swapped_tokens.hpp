#pragma once

#include <functional>
#include <string>

#include "http_client/client.hpp"

namespace lesson {

// What mallory has found, and the two routes.
struct Evidence {
  std::string access_token;   // Alice's, from the log of a proxy. It expires within the minute.
  std::string refresh_token;  // Bob's, from an old phone. He has logged out since, so it no longer refreshes
                              // anything.

  // GET /me with this token.
  std::function<http_client::Answer(const std::string& token)> show_me;
  // POST /refresh with this token.
  std::function<http_client::Answer(const std::string& token)> refresh;
};

// The loot.
struct Loot {
  std::string account;       // The body of GET /me for bob.
  std::string access_token;  // A new one for alice.
};

// The attack of lab 5a.
Loot attack(const Evidence& evidence);

}  // namespace lesson

#pragma once

#include <functional>
#include <string>

#include "http_client/client.hpp"
#include "json/value.hpp"

namespace lesson {

// What mallory holds, and the two doors.
struct Evidence {
  std::string expired_access_token;  // Alice's, from the log of last week.
  std::string refresh_token;         // Mallory's own, of an honest login. Good for one refresh.

  // GET /me with this access token.
  std::function<http_client::Answer(const std::string& token)> show_me;
  // POST /refresh with this body.
  std::function<http_client::Answer(const json::Value& body)> refresh;
};

// What she makes of it.
struct Loot {
  std::string account;  // The body that GET /me answers for alice.
};

// The attack of lab 5c.
Loot attack(const Evidence& evidence);

}  // namespace lesson

#pragma once

#include <functional>
#include <string>

#include "http_client/client.hpp"
#include "json/value.hpp"

namespace lesson {

// What mallory has, and the two routes.
struct Evidence {
  std::string expired_access_token;  // Alice's, from the log of last week.
  std::string refresh_token;         // Mallory's own, from an honest login. Valid for one refresh.

  // GET /me with this access token.
  std::function<http_client::Answer(const std::string& token)> show_me;
  // POST /refresh with this body.
  std::function<http_client::Answer(const json::Value& body)> refresh;
};

// The loot.
struct Loot {
  std::string account;  // The body of GET /me for alice.
};

// The attack of lab 5c.
Loot attack(const Evidence& evidence);

}  // namespace lesson

#pragma once

#include <functional>
#include <string>
#include <vector>

#include "http_client/client.hpp"

namespace lesson {

// What mallory has.
struct Evidence {
  std::string refresh_token;  // Alice's, copied a moment ago. Nobody has used it yet.

  // POST /refresh with each of these tokens, all at the same moment, each on a thread and a connection of its
  // own. Returns the answers in the order of the tokens. At most 8.
  std::function<std::vector<http_client::Answer>(const std::vector<std::string>& refresh_tokens)> at_once;
};

// The loot.
struct Loot {
  std::vector<std::string> access_tokens;  // Eight, from one refresh token.
};

// The attack of lab 5b.
Loot attack(const Evidence& evidence);

}  // namespace lesson
